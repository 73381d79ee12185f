/** What administrators have comments looked at for: asked about, held, and let stand by a moderator. */

import { hands, looking, postTopics } from '../fixtures/journey.ts';
import { device, joinAsMember, joinAsStaff } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

// There is one set of rules.
test.describe.configure({ mode: 'serial' });

for (const [language, javaScriptEnabled, width] of [['en', true, 1280], ['fr', false, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });

    test('a word is asked about, another holds a comment until a moderator lets it stand', async ({ page, browser, t, commons, people }) => {
      const unique = Date.now().toString(36);
      const { press, follow, nav } = hands(t);
      const reading = { language, javaScriptEnabled, width };
      const look = looking('watching', reading);
      const title = `Bancs ${unique}`;

      const editor = await device(browser, commons, reading);
      await postTopics(editor, { commons, people, unique, t }, reading, [title]);

      const administrator = await device(browser, commons, reading);
      await joinAsStaff(administrator, commons, 'administrator', people.address('admin'), `Aline-${unique}`, language);
      await administrator.goto(path('dashboard', language));
      await nav(administrator, 'watch.nav');
      await look(administrator, 'rules');
      await administrator.locator('[name="words_en_ask"]').fill(`benet${unique}`);
      await administrator.locator('[name="words_fr_hold"]').fill(`zutalor${unique}`);
      await administrator.locator('[name="sites"]').fill('ca');
      await press('watch.save', administrator);
      await expect(administrator.getByRole('alert')).toContainText(t('watch.site', { line: '1' }));
      await look(administrator, 'rules-refused');
      await administrator.locator('[name="sites"]').fill('cma.ca');
      await press('watch.save', administrator);
      await expect(administrator.getByText(t('watch.saved'))).toBeVisible();

      const author = await joinAsMember(browser, commons, people.address('autrice'), `a${unique}`, reading);
      await author.goto(path('community', language));
      await follow(title, author);
      await author.locator('[name="body"]').fill(`Quel benet${unique}!`);
      await press('community.composer.submit', author);
      await expect(author.getByRole('alert')).toContainText(`benet${unique}`);
      await expect(author.locator('[name="body"]')).toHaveValue(`Quel benet${unique}!`);
      await look(author, 'asked');
      await author.locator('[name="body"]').fill(`Zutalor${unique}, dit-on, est un mot retenu.`);
      await press('community.composer.submit', author);
      await expect(author).toHaveURL(/#c-\d+$/);
      await expect(author.getByText(t('moderation.gone.hidden'))).toBeVisible();
      await look(author, 'held');
      await editor.goto(path('community', language));
      await follow(title, editor);
      await expect(editor.getByText(`Zutalor${unique}`)).toHaveCount(0);
      if (javaScriptEnabled) {
        await editor.locator('[name="body"]').fill('Autre chose.');
        await press('community.composer.submit', editor);
        await expect(author.locator('#new-comments'), 'what is held is not told as read').toContainText(/^1\s/);
      }

      await joinAsStaff(page, commons, 'moderator', people.address('modere'), `Moira-${unique}`, language);
      await page.goto(path('dashboard', language));
      await nav(page, 'moderation.queue.nav');
      await expect(page.getByText(t('moderation.signal.short.word')).first()).toBeVisible();
      await page.getByRole('link', { name: `Zutalor${unique}` }).click();
      await expect(page.getByText(t('moderation.signal.watched_word'))).toBeVisible();
      await look(page, 'case');
      await page.locator('#ruling-keep').check();
      await press('moderation.case.decide', page);
      await editor.reload();
      await expect(editor.getByText(`Zutalor${unique}`)).toBeVisible();
    });
  });
}
