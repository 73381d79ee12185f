/** A flood: one moderator decides about all of it at once, and takes it back. */

import { hands, looking, postTopics } from '../fixtures/journey.ts';
import { device, joinAsMember, joinAsStaff } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

for (const [language, javaScriptEnabled, width] of [['en', true, 1280], ['fr', false, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });

    test('what an account pours out is cleared at once, and taken back', async ({ page, browser, t, commons, people }) => {
      const unique = Date.now().toString(36);
      const { press, follow, nav } = hands(t);
      const reading = { language, javaScriptEnabled, width };
      const look = looking('flood', reading);
      const title = `Bancs ${unique}`;

      const editor = await device(browser, commons, { language, javaScriptEnabled: undefined, width });
      await postTopics(editor, { commons, people, unique, t }, reading, [title]);

      const author = await joinAsMember(browser, commons, people.address('vendeur'), `v${unique}`, reading);
      await author.goto(path('community', language));
      await follow(title, author);
      const topic = author.url();
      for (let message = 1; message <= 5; message++) {
        await author.goto(topic);
        await author.locator('[name="body"]').fill(`Achetez mes pilules ${unique} ${message}`);
        await press('community.composer.submit', author);
        await expect(author).toHaveURL(/#c-\d+$/);
      }

      await joinAsStaff(page, commons, 'moderator', people.address('modere'), `Moira-${unique}`, language);
      await page.goto(path('dashboard', language));
      await nav(page, 'moderation.queue.nav');
      await follow(t('moderation.bulk_removal.link'), page);
      await look(page, 'accounts');
      await page.getByRole('checkbox', { name: `Barnabe-v${unique}` }).check();
      await press('moderation.bulk_removal.review', page);
      await expect(page.getByRole('alert')).toContainText(t('moderation.refused.clause'));
      await look(page, 'refused');
      await page.locator('[name="clause"]').selectOption('advertising');
      await page.locator('[name="measure"]').selectOption('mute');
      await page.locator('[name="term"]').selectOption('week');
      await press('moderation.bulk_removal.review', page);
      await expect(page.getByText(t('moderation.bulk_removal.sums', { comments: '5', authors: '1' }))).toBeVisible();
      await look(page, 'review');
      await press('moderation.bulk_removal.begin', page);
      await expect(async () => {
        await page.reload();
        await expect(page.getByRole('heading', { name: t('moderation.bulk_removal.done'), exact: true })).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await look(page, 'done');

      await author.goto(topic);
      await expect(author.getByText(t('moderation.gone.removed')).first()).toBeVisible();
      await expect(author.locator('[name="body"]')).toHaveCount(0);
      await look(author, 'muted');
      await editor.goto(topic);
      await expect(editor.getByText(`pilules ${unique}`)).toHaveCount(0);

      await press('moderation.bulk_removal.undo', page);
      await expect(async () => {
        await page.reload();
        await expect(page.getByRole('heading', { name: t('moderation.bulk_removal.undone'), exact: true })).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await editor.reload();
      await expect(editor.getByText(`pilules ${unique}`)).toHaveCount(5);
      await author.goto(topic);
      await expect(author.locator('[name="body"]')).toBeVisible();
    });
  });
}
