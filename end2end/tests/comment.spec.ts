/** A comment: its row of controls on a phone and at a desk, its menu, what comes in while one reads, and keys. */

import type { Browser, Page } from '@playwright/test';
import { awake } from '../fixtures/awake.ts';
import { violations } from '../fixtures/axe.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, type SignIn, signedIn } from '../fixtures/members.ts';
import { markRead } from '../fixtures/read.ts';
import { path } from '../fixtures/routes.ts';
import { expect, type Language, languages, test } from '../fixtures/test.ts';

const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };

let demo: Commons;
let first: SignIn;
let second: SignIn;

test.beforeAll(async () => {
  demo = await Commons.start();
  ({ first, second } = await demoMembers(demo));
});
test.afterAll(async () => demo.stop());

/** Somebody's page of the topic. */
async function reading(browser: Browser, who: SignIn, language: Language, width: number, javaScriptEnabled = true): Promise<Page> {
  const page = await signedIn(browser, demo, who, { language, javaScriptEnabled, width });
  await page.goto(path('community', language));
  await page.getByRole('link', { name: topic[language] }).first().click();
  await expect(page.locator('article.comment')).not.toHaveCount(0);
  return page;
}

/** The topic's page comes alive: its reactions are one stop. */
async function alive(page: Page): Promise<void> {
  await page.locator('h1').hover();
  await awake(page);
  await expect(page.locator('.reactions[role="toolbar"]').first()).toBeVisible();
}

const theme = { 360: 'light', 1280: 'dark' } as const;

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    for (const width of [360, 1280] as const) {
      test(`at ${width} px, what can be done about a comment is one row of at most 44 px`, async ({ browser }) => {
        const page = await reading(browser, first, language, width);
        await page.emulateMedia({ colorScheme: theme[width] });
        await alive(page);
        const rows = await page.locator('.comment-acts').evaluateAll((all) =>
          all.map((row) => {
            const seen = [...row.querySelectorAll('button, a, .reaction')].filter((it) => it.checkVisibility()).map((it) => it.getBoundingClientRect());
            const tops = new Set(seen.map((it) => Math.round(it.top)));
            const small = seen.filter((it) => it.width < 24 || it.height < 24).length;
            return { height: row.getBoundingClientRect().height, lines: tops.size, wide: row.scrollWidth - row.clientWidth, small };
          }));
        expect(rows.length).toBeGreaterThan(5);
        for (const row of rows) {
          expect(row.height).toBeLessThanOrEqual(44);
          expect({ lines: row.lines, wide: row.wide, small: row.small }).toEqual({ lines: 1, wide: 0, small: 0 });
        }
        await page.screenshot({ path: `screenshots/comment-${language}-${width}.png`, fullPage: true });
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      });
    }

    test('each comment has a heading and a name, and its reactions name its author', async ({ browser, t }) => {
      const page = await reading(browser, first, language, 360);
      const comments = page.locator('article.comment:has(.comment-body)');
      for (const comment of await comments.all()) {
        const author = (await comment.locator('.comment-author').textContent())?.trim() ?? '';
        const isReply = await comment.evaluate((it) => it.closest('ol.replies') !== null);
        const heading = comment.getByRole('heading', { level: isReply ? 4 : 3 });
        await expect(heading).toContainText(author);
        for (const button of await comment.locator('button.reaction').all()) await expect(button).toHaveAccessibleName(new RegExp(author));
        await expect(comment.locator('button[popovertarget]')).toHaveAccessibleName(t('community.comments.more_of', { name: author }));
      }
      await page.context().close();
    });

    test('eleven comments are at most forty stops for Tab, and arrows lead through reactions', async ({ browser }) => {
      const page = await reading(browser, first, language, 360);
      await alive(page);
      const [stops, comments] = await page.evaluate(() => {
        const list = document.querySelector('ol.threads');
        const stops = [...(list?.querySelectorAll<HTMLElement>('a[href], button, input, [tabindex]') ?? [])];
        return [stops.filter((it) => it.tabIndex >= 0 && it.checkVisibility()).length, list?.querySelectorAll('article.comment').length ?? 0];
      });
      expect(comments).toBeGreaterThan(7);
      expect(stops / comments, `${stops} stops for ${comments} comments`).toBeLessThanOrEqual(40 / 11);
      const buttons = page.locator('.reactions[role="toolbar"]').first().locator('button');
      await buttons.first().focus();
      await page.keyboard.press('ArrowRight');
      await expect(buttons.nth(1)).toBeFocused();
      await page.keyboard.press('ArrowLeft');
      await expect(buttons.first()).toBeFocused();
      await page.context().close();
    });

    for (const javaScriptEnabled of [true, false]) {
      test(`${javaScriptEnabled ? 'with' : 'without'} JavaScript, the menu opens with the keyboard and Escape closes it`, async ({ browser, t }) => {
        const page = await reading(browser, first, language, 360, javaScriptEnabled);
        const comment = page.locator('article.comment:has(button.reaction)').first();
        const more = comment.locator('button[popovertarget]');
        const quote = comment.getByRole('link', { name: t('community.comments.quote_of', { name: '' }).trim() });
        await expect(quote).toBeHidden();
        await more.focus();
        await page.keyboard.press('Enter');
        await expect(quote).toBeVisible();
        await page.screenshot({ path: `screenshots/comment-menu-${language}-${javaScriptEnabled ? 'js' : 'plain'}.png` });
        await page.keyboard.press('Escape');
        await expect(quote).toBeHidden();
        await expect(more).toBeFocused();
        await page.context().close();
      });
    }

    test('new comments come in where one reads: one press leads to them, the draft stays, and no page is loaded', async ({ browser, t }) => {
      const [hers, his] = [await reading(browser, first, language, 360), await reading(browser, second, language, 1280)];
      // What others of these tests said is nothing new.
      await markRead(hers);
      await hers.reload();
      await alive(hers);
      await hers.locator('[name="body"]').fill('Inachevé');
      await hers.locator('article.comment:has(.comment-body)').nth(3).scrollIntoViewIfNeeded();
      let navigations = 0;
      hers.on('framenavigated', () => (navigations += 1));
      const said = `Zibeline-${Date.now()}`;
      await his.locator('[name="body"]').fill(said);
      await his.getByRole('button', { name: t('community.composer.submit'), exact: true }).first().click();
      await expect(his.locator('article.comment', { hasText: said })).toBeVisible();
      const link = hers.locator('#new-comments');
      await expect(link).toBeVisible({ timeout: 30_000 });
      // Without a network one stays where one is, and is told.
      await hers.context().setOffline(true);
      await link.click();
      await expect(hers.locator('#refused')).toBeVisible();
      await hers.context().setOffline(false);
      await hers.locator('#refused button').click();
      await link.focus();
      await hers.keyboard.press('Enter');
      const came = hers.locator('article.comment.is-new', { hasText: said });
      await expect(came).toHaveCount(1);
      await expect(hers.locator('#announced')).toContainText(t('community.comments.shown_single'));
      await expect(hers.getByRole('button', { name: t('community.comments.next_new') }), 'it is the only one').toBeHidden();
      await expect(came).toBeFocused();
      await expect(came).toBeInViewport();
      await expect(came.locator('button.reaction').first()).toHaveAttribute('tabindex', '0');
      await expect(hers.locator('[name="body"]')).toHaveValue('Inachevé');
      expect(await violations(hers)).toEqual([]);
      expect(navigations).toBe(0);
      // What came in is a comment like any other.
      const helped = came.getByRole('button', { name: t('community.comments.helped') });
      await helped.click();
      await expect(helped).toHaveAttribute('aria-pressed', 'true');
      expect(navigations).toBe(0);
      // Where nothing comes, as where it was taken back meanwhile, one stays where one reads, and is told.
      await link.evaluate((it: HTMLElement) => {
        [it.hidden, it.textContent] = [false, '1'];
        it.focus();
      });
      await hers.keyboard.press('Enter');
      await expect(hers.locator('#announced')).toHaveText(t('community.comments.no_more_new'));
      await expect(link).toBeHidden();
      await expect(hers.locator('article.comment:focus')).toHaveCount(1);
      expect(navigations).toBe(0);
      await hers.context().close();
      await his.context().close();
    });

    test('the other language shows the same comment, in the same order', async ({ browser, t }) => {
      const page = await reading(browser, first, language, 360);
      await page.getByRole('link', { name: t('community.comments.newest') }).click();
      await expect(page).toHaveURL(/order=newest/);
      // Right above a reply stands what it answers.
      const comment = page.locator('.replies article.comment').first();
      const id = (await comment.getAttribute('id')) ?? '';
      await comment.evaluate((it) => { it.scrollIntoView({ block: 'start', behavior: 'instant' }); });
      await page.locator('.lang-switch').dispatchEvent('click');
      await expect(page).toHaveURL(new RegExp(`order=newest.*#${id}$`));
      await expect(page.locator('html')).not.toHaveAttribute('lang', language);
      await expect(page.locator(`#${id}`)).toBeInViewport();
      // From the top again, it leads to where one was led.
      await page.locator('.lang-switch').click();
      await expect(page).toHaveURL(new RegExp(`order=newest.*#${id}$`));
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await page.context().close();
    });

    test('keys lead through comments, never while one types, and can be turned off', async ({ browser, t }) => {
      const page = await reading(browser, first, language, 1280);
      await alive(page);
      const comments = page.locator('article.comment');
      await page.keyboard.press('j');
      await expect(comments.first()).toBeFocused();
      await page.keyboard.press('j');
      await expect(comments.nth(1)).toBeFocused();
      await page.keyboard.press('k');
      await expect(comments.first()).toBeFocused();
      const field = page.locator('[name="body"]').first();
      await field.focus();
      await page.keyboard.type('jk?');
      await expect(field).toHaveValue(/^jk\?/);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await field.fill('');
      await comments.first().focus();
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: t('community.shortcuts.title') });
      await expect(dialog).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: `screenshots/shortcuts-${language}.png` });
      await dialog.getByLabel(t('community.shortcuts.wanted')).uncheck();
      await dialog.getByRole('button', { name: t('community.shortcuts.close') }).click();
      await expect(dialog).toHaveCount(0);
      await comments.first().focus();
      await page.keyboard.press('j');
      await expect(comments.first()).toBeFocused();
      await page.reload();
      await alive(page);
      await page.keyboard.press('j');
      await expect(page.locator('article.comment:focus')).toHaveCount(0);
      // Who turned them off finds them again.
      await page.getByRole('button', { name: t('community.shortcuts.title') }).click();
      await dialog.getByLabel(t('community.shortcuts.wanted')).check();
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await expect(page.locator('article.comment:focus')).toHaveCount(1);
      await page.context().close();
    });
  });
}
