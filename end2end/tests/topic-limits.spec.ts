/** A moderator takes a passage out, keeps a filter, reads the log, and locks a topic. */

import { fromMenu } from '../fixtures/comments.ts';
import { hands, looking, postTopics } from '../fixtures/journey.ts';
import { device, joinAsMember, joinAsStaff } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

for (const [language, javaScriptEnabled, width] of [['en', true, 1280], ['fr', false, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });

    test('a passage is taken out, a comment moved, a topic locked, and the log tells of it', async ({ page, browser, t, commons, people }) => {
      const unique = Date.now().toString(36);
      const { press, follow, nav } = hands(t);
      const reading = { language, javaScriptEnabled, width };
      const look = looking('restraints', reading);
      const title = `Bancs ${unique}`;

      const editor = await device(browser, commons, { language, javaScriptEnabled: undefined, width });
      await postTopics(editor, { commons, people, unique, t }, reading, [title, `Ailleurs ${unique}`]);

      const author = await joinAsMember(browser, commons, people.address('autrice'), `a${unique}`, reading);
      await author.goto(path('community', language));
      await follow(title, author);
      const topic = author.url();
      await author.locator('[name="body"]').fill(`Madame Quincampoix ${unique} a attendu neuf heures.`);
      await press('community.composer.submit', author);
      await expect(author).toHaveURL(/#c-\d+$/);
      await editor.goto(topic);
      await fromMenu(editor.locator('article.comment', { hasText: `Barnabe-a${unique}` }), t('moderation.report.link_of', { name: `Barnabe-a${unique}` }));
      await editor.locator('#clause-patient_privacy').check();
      await press('moderation.report.send', editor);

      await joinAsStaff(page, commons, 'moderator', people.address('modere'), `Moira-${unique}`, language);
      await page.goto(path('dashboard', language));
      await nav(page, 'moderation.queue.nav');
      await page.locator('summary').filter({ hasText: t('moderation.queue.filters') }).click();
      await page.locator('.desk-filters').getByRole('link', { name: t('moderation.clause.patient_privacy') }).click();
      await page.locator('[name="name"]').last().fill(`Privé ${unique}`);
      await press('moderation_log.filters.submit', page);
      await expect(page.getByRole('link', { name: `Privé ${unique}` })).toBeVisible();
      await look(page, 'queue');
      await page.getByRole('link', { name: `Quincampoix ${unique}` }).click();
      await page.locator('#ruling-redact').check();
      await page.locator('[name="redacted"]').fill('Madame […] a attendu neuf heures.');
      await page.locator('[name="clause"]').selectOption('patient_privacy');
      await page.locator('[name="reason"]').fill('Un nom y était.');
      await look(page, 'redact');
      await press('moderation.case.decide', page);
      await editor.goto(topic);
      await expect(editor.getByText('Madame […] a attendu')).toBeVisible();
      await expect(editor.getByText(`Quincampoix ${unique}`)).toHaveCount(0);

      await author.goto(topic);
      await author.locator('[name="body"]').fill(`Où se garer ${unique}?`);
      await press('community.composer.submit', author);
      await expect(author).toHaveURL(/#c-\d+$/);
      const moved = new URL(author.url()).hash.slice(3);
      await editor.goto(`${path('community', language)}/${language === 'en' ? 'report' : 'signaler'}/comment-${moved}`);
      await editor.locator('#clause-relevance').check();
      await press('moderation.report.send', editor);
      await page.goto(path('dashboard', language));
      await nav(page, 'moderation.queue.nav');
      await page.getByRole('link', { name: `Où se garer ${unique}` }).click();
      await page.locator('#ruling-move').check();
      await page.locator('[name="clause"]').selectOption('relevance');
      await page.locator('[name="reason"]').fill('On en parle ailleurs.');
      await press('moderation.case.decide', page);
      await expect(page.getByRole('alert')).toContainText(t('moderation.refused.to'));
      await page.locator('[name="to"]').selectOption({ label: `Ailleurs ${unique}` });
      await look(page, 'move');
      await press('moderation.case.decide', page);
      await expect(page.getByText(t('moderation.done.moved'))).toBeVisible();
      await author.goto(topic);
      await expect(author.getByText(t('moderation.gone.moved'))).toBeVisible();
      await look(author, 'moved');
      await follow(t('moderation.gone.moved_to'), author);
      await expect(author.getByText(`Où se garer ${unique}`)).toBeVisible();
      await expect(author.getByText(`Ailleurs ${unique}`).first()).toBeVisible();

      await page.goto(topic);
      // By the keyboard: what the page has read moves its end while it loads.
      await page.getByRole('link', { name: t('topic_limits.link'), exact: true }).press('Enter');
      await press('topic_limits.submit', page);
      await expect(page.getByRole('alert')).toContainText(t('topic_limits.no_kind'));
      await look(page, 'refused');
      await page.locator('#kind-lock').check();
      await page.locator('[name="term"]').selectOption('day');
      await page.locator('[name="clause"]').selectOption('respect');
      await page.locator('[name="reason_en"]').fill(`Calm ${unique}.`);
      await page.locator('[name="reason_fr"]').fill(`Du calme ${unique}.`);
      await press('topic_limits.submit', page);
      await expect(page.getByText(t('topic_limits.done'))).toBeVisible();
      await look(page, 'locked');
      await author.goto(topic);
      await expect(author.getByText(language === 'en' ? `Calm ${unique}.` : `Du calme ${unique}.`)).toBeVisible();
      await expect(author.locator('[name="body"]')).toHaveCount(0);
      await look(author, 'told');

      await page.goto(path('dashboard', language));
      await nav(page, 'moderation.queue.nav');
      await follow(t('moderation_log.title'), page);
      await expect(page.getByRole('main').getByRole('table').getByText(t('moderation_log.kind.locked')).first()).toBeVisible();
      await look(page, 'log');
    });
  });
}
