/** The bar over every page, what is below it, and the column between: on a phone, by keyboard, without JavaScript. */

import type { Page } from '@playwright/test';
import { violations } from '../fixtures/axe.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn, type SignIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, other, test, texts } from '../fixtures/test.ts';

const own = {
  en: { topics: '/en/community/my-topics', notifications: '/en/community/notifications', search: '/en/community/search', suggest: '/en/community/suggest', account: '/en/account', name: 'CMA Community' },
  fr: { topics: '/fr/communaute/mes-sujets', notifications: '/fr/communaute/avis', search: '/fr/communaute/recherche', suggest: '/fr/communaute/suggerer', account: '/fr/compte', name: 'Communauté de l’AMC' },
} as const;
const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };

let demo: Commons;
let members: { first: SignIn; second: SignIn };

test.beforeAll(async () => {
  demo = await Commons.start();
  members = await demoMembers(demo);
});
test.afterAll(async () => demo.stop());

const bar = (page: Page) => page.getByRole('banner');
const menu = (page: Page) => page.locator('#menu');

/** One bar, nothing of it outside of the screen, nothing of it over the page. */
async function fits(page: Page, most: number, what: string): Promise<void> {
  const { height, over } = await bar(page).evaluate((header) => ({
    height: header.getBoundingClientRect().height,
    over: header.scrollWidth - header.clientWidth,
  }));
  expect(height, what).toBeLessThanOrEqual(most);
  expect(over, what).toBeLessThanOrEqual(0);
  for (const link of await bar(page).locator('a:visible, button:visible').all()) {
    const box = await link.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= (page.viewportSize()?.width ?? 0) + 0.5, `${what}: ${await link.textContent()}`).toBe(true);
    expect(box?.height, what).toBeGreaterThanOrEqual(24);
  }
}

for (const language of languages) {
  const t = texts(language);

  test.describe(language, () => {
    test.use({ language });

    test('the campaign has one bar on a phone, with the members’ door in its menu', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      for (const at of ['landing', 'act', 'pledge', 'privacy', 'signIn', 'accessRequest'] as const) {
        await page.goto(path(at, language));
        await fits(page, 64, at);
      }
      await page.goto(path('landing', language));
      await page.getByRole('button', { name: t('common.nav.menu') }).click();
      await menu(page).getByRole('link', { name: t('account.nav.sign_in') }).click();
      await expect(page).toHaveURL(path('signIn', language));
      await expect(page).toHaveTitle(t('account.title', { page: t('account.sign_in.title'), community: own[language].name }));
    });

    test('with letters twice as large, and at 400 %, the bar loses nothing', async ({ page, browser }) => {
      const member = await signedIn(browser, demo, members.first, { language, javaScriptEnabled: true, width: 320 });
      await page.setViewportSize({ width: 320, height: 256 });
      for (const [on, address] of [[page, path('landing', language)], [page, path('signIn', language)], [member, path('community', language)]] as const) {
        await on.goto(address);
        await fits(on, 64, `${address} at 320 px`);
        await on.setViewportSize({ width: 640, height: 740 });
        await on.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        await fits(on, 240, `${address} with large letters`);
        await on.setViewportSize({ width: 320, height: 256 });
        expect(await bar(on).evaluate((header) => getComputedStyle(header).position)).toBe('static');
      }
      await member.context().close();
    });

    for (const javaScriptEnabled of [true, false]) {
      test(`a member’s bar holds search, what is new and a menu, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
        const page = await signedIn(browser, demo, members.first, { language, javaScriptEnabled, width: 360 });
        await page.goto(path('community', language));
        await fits(page, 64, 'the Community');
        await expect(bar(page).getByRole('link', { name: own[language].name })).toHaveAttribute('href', path('community', language));
        const opener = page.getByRole('button', { name: t('common.nav.menu') });

        // The order of the keyboard is the one that is seen, and the menu's entries come after what opens it.
        await bar(page).getByRole('link', { name: own[language].name }).focus();
        for (const name of ['community.search.submit', 'following.notifications.title', 'common.nav.menu']) {
          await page.keyboard.press('Tab');
          await expect(page.locator(':focus')).toHaveAccessibleName(new RegExp(t(name)));
        }
        await expect(menu(page)).toBeHidden();
        await page.keyboard.press('Enter');
        await expect(menu(page)).toBeVisible();
        if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Tab');
        await expect(menu(page).getByRole('link').first()).toBeFocused();
        await page.keyboard.press('Escape');
        await expect(menu(page)).toBeHidden();
        await expect(opener).toBeFocused();

        await opener.click();
        await menu(page).getByRole('link', { name: t('following.page.title') }).click();
        await expect(page).toHaveURL(own[language].topics);
        await opener.click();
        await menu(page).getByRole('link', { name: t('common.site.name') }).click();
        await expect(page).toHaveURL(path('landing', language));
        await page.goto(own[language].account);
        await bar(page).getByRole('button', { name: t('community.search.submit') }).click();
        await expect(page).toHaveURL(new RegExp(`${own[language].search}[?]q=$`));
        await page.setViewportSize({ width: 1280, height: 800 });
        await fits(page, 80, 'the search');
        await bar(page).getByRole('searchbox').fill('garde');
        await bar(page).getByRole('searchbox').press('Enter');
        await expect(page).toHaveURL(new RegExp(`${own[language].search}[?]q=garde`));
        await page.goto(own[language].account);
        await opener.click();
        await menu(page).getByRole('button', { name: t('account.nav.sign_out') }).click();
        await expect(page).toHaveURL(new RegExp(path('signIn', language)));
        await page.context().close();
      });
    }

    test('the Community wears its own clothes, also where nothing is', async ({ browser, page }) => {
      const member = await signedIn(browser, demo, members.first, { language, javaScriptEnabled: true, width: 1280 });
      await member.goto(own[language].topics);
      await expect(member).toHaveTitle(t('account.title', { page: t('following.page.title'), community: own[language].name }));
      const footer = member.getByRole('contentinfo');
      for (const name of ['help', 'terms', 'account']) await expect(footer.getByRole('link', { name: t(`account.nav.${name}`), exact: true })).toBeVisible();
      await expect(footer.getByRole('button', { name: t('account.nav.sign_out') })).toBeVisible();
      await expect(footer.getByText(t('common.footer.who_title'))).toHaveCount(0);

      for (const nowhere of [`/${language}/nowhere`, `${path('community', language)}/nowhere`]) {
        expect((await member.goto(nowhere))?.status()).toBe(404);
        await expect(member.getByRole('heading', { level: 1 })).toHaveText(t('common.errors.not_found.title'));
        await expect(member.getByRole('main').getByRole('link')).toHaveAttribute('href', path('community', language));
        await member.getByRole('main').getByRole('searchbox').fill('garde');
        await member.getByRole('main').getByRole('button', { name: t('community.search.submit') }).click();
        await expect(member).toHaveURL(new RegExp(`^.*${own[language].search}[?]q=garde`));
      }
      await page.goto(`/${language}/nowhere`);
      await expect(page.getByRole('contentinfo').getByText(t('common.footer.who_title'))).toBeVisible();
      await member.context().close();
    });

    test('the Community is read in one column that begins where its bar does', async ({ browser }) => {
      const page = await signedIn(browser, demo, members.first, { language, javaScriptEnabled: true, width: 1280 });
      await page.goto(path('community', language));
      await page.getByRole('link', { name: topic[language] }).first().click();
      const addresses = [page.url(), path('community', language), own[language].topics, own[language].notifications, own[language].search, own[language].suggest, own[language].account];
      for (const address of addresses) {
        await page.goto(address);
        const { left, brand, widest, areas } = await page.evaluate(() => {
          const parts = [...document.querySelectorAll('main .page > :not(leptos-island), main .page > leptos-island > :not(leptos-children)')].map((it) => it.getBoundingClientRect()).filter((it) => it.width > 0 && it.height > 0);
          return {
            left: [...new Set(parts.map((it) => Math.round(it.left)))],
            brand: Math.round(document.querySelector('.brand')?.getBoundingClientRect().left ?? 0),
            widest: Math.round(Math.max(...parts.map((it) => it.width))),
            areas: [...document.querySelectorAll('main textarea')].map((it) => Math.round(it.getBoundingClientRect().width)).filter((it) => it > 0),
          };
        });
        expect(left, address).toEqual([brand]);
        expect(widest, address).toBe(672);
        for (const area of areas) expect(area, address).toBe(672);
      }
      await page.context().close();
    });

    test('what was typed goes along into the other language, and is nowhere afterwards', async ({ page, browser }) => {
      await page.goto(path('pledge', language));
      await page.locator('[name="first_name"]').fill('Anaïs “d’Or”');
      await page.locator('[name="postal_code"]').fill('H2X');
      await page.locator('[name="consent_email"]').first().check();
      await page.locator('.lang-switch').click();
      await expect(page).toHaveURL(path('pledge', other(language)));
      await expect(page.locator('[name="first_name"]')).toHaveValue('Anaïs “d’Or”');
      await expect(page.locator('[name="consent_email"]').first()).toBeChecked();
      expect(await page.evaluate(() => sessionStorage.getItem('carried'))).toBeNull();

      // Also after the form was refused, where the page holds it as sent.
      await page.getByRole('button', { name: texts(other(language))('pledge.submit') }).click();
      await page.locator('#error-summary').waitFor();
      await page.getByRole('contentinfo').locator('a[hreflang]').click();
      await expect(page).toHaveURL(path('pledge', language));
      await expect(page.locator('[name="first_name"]')).toHaveValue('Anaïs “d’Or”');

      await page.goto(path('signIn', language));
      await page.locator('[name="username"]').fill('anais');
      await page.locator('[name="password"]').fill('correct horse');
      await page.locator('.lang-switch').click();
      await expect(page.locator('[name="username"]')).toHaveValue('anais');
      await expect(page.locator('[name="password"]')).toHaveValue('');

      const member = await signedIn(browser, demo, members.second, { language, javaScriptEnabled: true, width: 360 });
      await member.goto(path('community', language));
      await member.getByRole('link', { name: topic[language] }).first().click();
      await member.locator('[name="body"]').last().fill('Une phrase, **à peine**.');
      await member.locator('.lang-switch').click();
      await expect(member.locator('html')).toHaveAttribute('lang', other(language));
      await expect(member.locator('[name="body"]').last()).toHaveValue('Une phrase, **à peine**.');
      await member.context().close();
    });
  });
}
