/** A member reports what another is called; a moderator hides the name, and gives it back. */

import type { Page } from '@playwright/test';
import { fromMenu } from '../fixtures/comments.ts';
import { hands, looking, postTopics } from '../fixtures/journey.ts';
import { device, joinAsMember, joinAsStaff } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

/** Where a name is read in comments: over its own, and in what others say. */
const said = (page: Page, name: string) => page.locator('.comment-author, .comment-body').filter({ hasText: name });

for (const [language, javaScriptEnabled, width] of [['en', false, 1280], ['fr', true, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });

    test('a name is reported, hidden wherever it stood, and given back', async ({ page, browser, t, commons, people }) => {
      const unique = Date.now().toString(36);
      const { press, follow, nav } = hands(t);
      const reading = { language, javaScriptEnabled, width };
      const look = looking('naming', reading);
      const title = `Bancs ${unique}`;

      const editor = await device(browser, commons, { language, javaScriptEnabled: undefined, width });
      await postTopics(editor, { commons, people, unique, t }, reading, [title]);

      const author = await joinAsMember(browser, commons, people.address('autrice'), `a${unique}`, reading);
      const name = `Barnabe-a${unique}`;
      await author.goto(path('community', language));
      await follow(title, author);
      const topic = author.url();
      await author.locator('[name="body"]').fill('Bonjour.');
      await press('community.composer.submit', author);
      await expect(author).toHaveURL(/#c-\d+$/);

      await editor.goto(topic);
      await editor.locator('[name="body"]').fill(`@${name} bonjour!`);
      await press('community.composer.submit', editor);
      await expect(editor).toHaveURL(/#c-\d+$/);
      await editor.goto(topic);
      await fromMenu(editor.locator('article.comment', { hasText: name }), t('moderation.report.link_of', { name }));
      await look(editor, 'comment');
      await follow(t('username_moderation.report.link'), editor);
      await expect(editor.getByText(name)).toBeVisible();
      await editor.locator('#clause-rights').check();
      await editor.locator('[name="text"]').fill('On va nous confondre.');
      await look(editor, 'report');
      await press('moderation.report.send', editor);
      await expect(editor.getByText(t('moderation.report.done_title'))).toBeVisible();
      await follow(t('moderation.report.cancel'), editor);
      await expect(editor.getByText('Bonjour.')).toBeVisible();

      await joinAsStaff(page, commons, 'moderator', people.address('modere'), `Moira-${unique}`, language);
      await page.goto(path('dashboard', language));
      await nav(page, 'moderation.queue.nav');
      await look(page, 'queue');
      await page.getByRole('link', { name, exact: true }).click();
      const cases = page.url();
      const neutral = `${language === 'en' ? 'member' : 'membre'}-${new URL(cases).pathname.split('/').at(-1)}`;
      await expect(page.getByText(neutral)).toBeVisible();
      await expect(page.locator('#ruling-remove')).toHaveCount(0);
      await page.locator('#ruling-hide').check();
      await look(page, 'case');
      await press('moderation.case.decide', page);
      await expect(page.getByText(t('moderation.done.hide'))).toBeVisible();

      await editor.goto(topic);
      await expect(editor.getByText(name)).toHaveCount(0);
      await expect(said(editor, neutral)).toHaveCount(2);
      await look(editor, 'topic');

      await author.goto(path('account', language));
      await follow(t('moderation.decisions.read'), author);
      await look(author, 'decisions');
      await author.locator('.rows a').first().click();
      await expect(author.getByText(t('username_moderation.decisions.hidden'))).toBeVisible();
      await expect(author.getByText(name)).toBeVisible();
      await look(author, 'decision');
      await follow(t('username_moderation.decisions.another'), author);
      await expect(author.locator('#kind-username_change')).toBeChecked();

      await page.goto(cases);
      await look(page, 'hidden');
      await press('moderation.case.undo', page);
      await editor.goto(topic);
      await expect(said(editor, name)).toHaveCount(2);
      await expect(editor.getByText(neutral)).toHaveCount(0);
    });
  });
}
