/** The page of somebody who wrote something: a name leads there, and it leads to what they said. */

import type { Browser, Page } from '@playwright/test';
import { violations } from '../fixtures/axe.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, device, type SignIn, signedIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, type Language, test } from '../fixtures/test.ts';

const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };
const people = { en: '/en/community/people/', fr: '/fr/communaute/personnes/' };

let demo: Commons;
let first: SignIn;

test.beforeAll(async () => {
  demo = await Commons.start();
  ({ first } = await demoMembers(demo));
});
test.afterAll(async () => demo.stop());

async function reading(browser: Browser, language: Language, javaScriptEnabled: boolean, width: number): Promise<Page> {
  const page = await signedIn(browser, demo, first, { language, javaScriptEnabled, width });
  await page.goto(path('community', language));
  await page.getByRole('link', { name: topic[language] }).first().click();
  await expect(page.locator('article.comment')).not.toHaveCount(0);
  return page;
}

for (const [language, javaScriptEnabled, width] of [['en', true, 360], ['en', false, 1280], ['fr', true, 1280]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language });

    const look = async (page: Page, name: string) => {
      await page.screenshot({ path: `screenshots/person-${name}-${language}-${width}.png`, fullPage: true });
      if (javaScriptEnabled) expect(await violations(page), name).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${name} is wider than the screen`).toBe(0);
    };

    test('a name leads to who bears it, and that to what they said where it stands', async ({ browser }) => {
      const page = await reading(browser, language, javaScriptEnabled, width);
      const comment = page.locator('article.comment:has(.comment-author a)').first();
      const name = comment.locator('.comment-author a');
      const author = ((await name.textContent()) ?? '').trim();
      await name.click();
      await expect(page).toHaveURL(new RegExp(people[language]));
      const person = page.url();
      await expect(page.getByRole('heading', { level: 1, name: author, exact: true })).toBeVisible();
      await expect(page).toHaveTitle(new RegExp(author));
      await look(page, 'another');
      const line = page.locator('.rows li').first();
      const topicOfLine = (await line.getByRole('heading').textContent()) ?? '';
      await line.locator('p a').first().click();
      await expect(page.locator('article.comment', { has: page.locator('.comment-author', { hasText: author }) })).not.toHaveCount(0);
      await expect(page.getByRole('link', { name: topicOfLine.trim() }).first()).toBeVisible();
      // In the other language it is the same person.
      await page.goto(person);
      const other = await page.locator(`a[href^="${people[language === 'en' ? 'fr' : 'en']}"]`).first().getAttribute('href');
      await page.goto(new URL(other ?? '', person).href);
      await expect(page.getByRole('heading', { level: 1, name: author, exact: true })).toBeVisible();
      await page.context().close();
    });

    test('who uses the keyboard is led there by the menu of a comment', async ({ browser, t }) => {
      const page = await reading(browser, language, javaScriptEnabled, width);
      const comment = page.locator('article.comment:has(.comment-author a)').first();
      const author = ((await comment.locator('.comment-author').textContent()) ?? '').trim();
      await expect(comment.locator('.comment-author a')).toHaveAttribute('tabindex', '-1');
      await comment.locator('button[popovertarget]').focus();
      await page.keyboard.press('Enter');
      const entry = comment.getByRole('link', { name: t('community.author.said_by', { name: author }), exact: true });
      await expect(entry).toBeVisible();
      await entry.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: author, exact: true })).toBeVisible();
      await page.context().close();
    });

    test('one’s own page says who sees it, and nobody else has one but who said something', async ({ browser, t }) => {
      const page = await signedIn(browser, demo, first, { language, javaScriptEnabled, width });
      await page.goto(path('account', language));
      await page.getByRole('link', { name: t('account.account.profile.page'), exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: first.username, exact: true })).toBeVisible();
      await expect(page.getByText(t('community.author.own'))).toBeVisible();
      await look(page, 'own');
      const own = page.url();
      await page.getByRole('link', { name: t('community.author.own_choices'), exact: true }).click();
      await expect(page).toHaveURL(/#profile-title$/);
      const nobody = await page.goto(`${demo.url}${people[language]}00000000-0000-4000-8000-000000000000`);
      expect(nobody?.status()).toBe(404);
      await page.context().close();
      const visitor = await device(browser, demo, { language, javaScriptEnabled, width });
      await visitor.goto(own);
      await expect(visitor).toHaveURL(new RegExp(path('signIn', language)));
      await expect(visitor.getByText(first.username)).toHaveCount(0);
      await visitor.context().close();
    });
  });
}
