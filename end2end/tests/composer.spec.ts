/** Somebody writes a comment: they see how it will look, are asked about patients, and lose nothing. */

import type { Browser, BrowserContext, Page } from '@playwright/test';
import { violations } from '../fixtures/axe.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signIn, type SignIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test, texts } from '../fixtures/test.ts';
import type { Language } from '../fixtures/test.ts';

const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };
const card = { en: 'Her card is 1234-567-897-AB.', fr: 'Sa carte porte TREM 5812 1234.' };
const number = { en: '1234-567-897-AB', fr: 'TREM 5812 1234' };

/** The demo, with two of its members. */
async function stage(): Promise<{ demo: Commons; first: SignIn; second: SignIn }> {
  const demo = await Commons.start();
  return { demo, ...await demoMembers(demo) };
}

async function device(browser: Browser, demo: Commons, language: Language, javaScriptEnabled = true): Promise<BrowserContext> {
  return browser.newContext({ baseURL: demo.url, locale: `${language}-CA`, javaScriptEnabled });
}

async function openTopic(page: Page, language: Language): Promise<void> {
  await page.goto(path('community', language));
  await page.locator('li[data-topic]').getByRole('link', { name: topic[language] }).click();
  await expect(field(page)).toBeVisible();
}

/** Holds back what makes the page move, as a slow network does, until it is told to come. */
async function asleep(page: Page): Promise<() => void> {
  let wake = () => {};
  const awake = new Promise<void>((resolve) => (wake = resolve));
  await page.route('**/*.wasm', async (route) => {
    await awake;
    await route.continue();
  });
  return wake;
}

const field = (page: Page) => page.locator('#body');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

for (const language of languages) {
  const t = texts(language);

  test(`${language}: a text is previewed, measured, and asked about before it is posted`, async ({ browser }) => {
    const { demo, first } = await stage();
    try {
      const page = await (await device(browser, demo, language)).newPage();
      await signIn(page, first, language);
      await openTopic(page, language);

      await field(page).pressSequentially('**strong**');
      await expect(page.locator('.preview-live strong')).toHaveText('strong');
      await field(page).fill('x'.repeat(9_500));
      await expect(page.locator('.hint-live')).toHaveText(t.plural('community.composer.left', 500, { number: '500' }));

      await field(page).fill(card[language]);
      // It goes in a moment, and what stands below it moves up.
      await expect(page.locator('.preview-live')).toBeHidden();
      await button(page, t('community.composer.submit')).click();
      const question = page.getByRole('dialog');
      await expect(question).toContainText(number[language]);
      await expect(question).toContainText(t('community.patient.health_card'));
      expect(await violations(page)).toEqual([]);
      await button(page, t('community.patient.change')).click();
      await expect(question).toBeHidden();
      await expect(field(page)).toBeFocused();
      const selected = await field(page).evaluate((it: HTMLTextAreaElement) => it.value.slice(it.selectionStart, it.selectionEnd));
      expect(selected).toBe(number[language]);

      await button(page, t('community.composer.submit')).click();
      await page.keyboard.press('Escape');
      await expect(question).toBeHidden();
      await expect(page).not.toHaveURL(/#c-\d+$/);
      await button(page, t('community.composer.submit')).click();
      await button(page, t('community.patient.post')).click();
      await expect(page).toHaveURL(/#c-\d+$/);
      await expect(page.locator('article.comment', { hasText: number[language] })).toBeVisible();
      await expect(field(page)).toHaveValue('');
      await page.reload();
      await expect(field(page)).toHaveValue('');
    } finally {
      await demo.stop();
    }
  });

  test(`${language}: a draft outlives the tab, the network and the session, and is nobody else’s`, async ({ browser }) => {
    const { demo, first, second } = await stage();
    try {
      const shared = await device(browser, demo, language);
      let page = await shared.newPage();
      await signIn(page, first, language);

      await test.step('typed before the page is awake, then the tab is closed', async () => {
        const wake = await asleep(page);
        await openTopic(page, language);
        await field(page).fill('Half a thought');
        wake();
        await expect(page.locator('.draft-live')).toContainText(t('community.draft.saved'), { timeout: 15_000 });
        await page.close();
        page = await shared.newPage();
        await openTopic(page, language);
        await expect(field(page)).toHaveValue('Half a thought');
      });

      await test.step('the network is gone', async () => {
        // What helps to write has come: without a network it could not.
        await expect(page.locator('.composer [role="toolbar"]')).toBeVisible();
        await shared.setOffline(true);
        await field(page).fill('Half a thought, and more');
        await expect(page.locator('.draft-live')).toContainText(t('community.draft.saved_here'), { timeout: 15_000 });
        // Closed before the network is back: what an open page sends by itself then is another matter.
        await page.close();
        await shared.setOffline(false);
        page = await shared.newPage();
        await openTopic(page, language);
        await expect(field(page)).toHaveValue('Half a thought, and more');
        await expect(page.locator('.draft-live')).toContainText(t('community.draft.saved'), { timeout: 15_000 });
        await page.locator('.draft-other').getByRole('button', { name: t('community.draft.forget'), exact: true }).click();
        await expect(page.locator('.draft-other')).toBeHidden();
      });

      await test.step('typed before the page is awake, where the server does not answer, and closed at once', async () => {
        await page.close();
        page = await shared.newPage();
        const wake = await asleep(page);
        await page.route(/\/(drafts|brouillons)$/, (route) => route.abort());
        await openTopic(page, language);
        await field(page).fill('Half a thought, and more, and gone');
        wake();
        await expect(page.locator('.draft-live')).toContainText(t('community.draft.saved_here'), { timeout: 15_000 });
        await page.close();
        page = await shared.newPage();
        await openTopic(page, language);
        await expect(field(page)).toHaveValue('Half a thought, and more, and gone');
        await field(page).fill('Half a thought, and more');
        await expect(page.locator('.draft-live')).toContainText(t('community.draft.saved'), { timeout: 15_000 });
      });

      await test.step('somebody else signs in on the same device', async () => {
        // At once: what is to be kept in a moment is not kept after the browser forgot the rest.
        await page.evaluate((word) => {
          const field = document.querySelector<HTMLTextAreaElement>('[name="body"]');
          field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
          [...document.querySelectorAll('button')].find(({ textContent }) => textContent === word)?.click();
        }, t('account.nav.sign_out'));
        await expect(page).toHaveURL(new RegExp(path('signIn', language)));
        expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
        await signIn(page, second, language);
        await openTopic(page, language);
        await expect(field(page)).toHaveValue('');
        await expect(page.locator('main')).not.toContainText('Half a thought');
      });

      await test.step('its author finds it on another device, without JavaScript too, and discards it', async () => {
        const plain = await (await device(browser, demo, language, false)).newPage();
        await signIn(plain, first, language);
        await openTopic(plain, language);
        await expect(field(plain)).toHaveValue('Half a thought, and more');
        await button(plain, t('community.draft.discard')).click();
        await expect(field(plain)).toHaveValue('');
        await field(plain).fill('By hand');
        await button(plain, t('community.draft.save')).click();
        await expect(field(plain)).toHaveValue('By hand');
      });
    } finally {
      await demo.stop();
    }
  });
}
