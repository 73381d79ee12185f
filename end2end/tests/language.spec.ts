/** Two languages, equal on every page. */

import { path } from '../fixtures/routes.ts';
import { expect, languages, other, test, texts } from '../fixtures/test.ts';

for (const [accepted, expected] of [
  ['fr-CA,fr;q=0.9,en;q=0.8', '/fr'],
  ['en-CA,en;q=0.9,fr;q=0.8', '/en'],
  ['de,fr;q=0.5,en;q=0.4', '/fr'],
  ['de', '/en'],
] as const) {
  test(`/ leads a browser that prefers ${accepted} to ${expected}`, async ({ commons }) => {
    const answer = await commons.fetch('/', { headers: { 'accept-language': accepted } });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(expected);
    expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-language');
  });
}

for (const language of languages) {
  const t = texts(language);
  const u = texts(other(language));

  test.describe(language, () => {
    test.use({ language });

    test('/ opens in the browser’s language', async ({ page }) => {
      await page.goto('/');
      await expect(page).toHaveURL(path('landing', language));
    });

    test('/ remembers the language that was chosen in a form', async ({ page, form, people }) => {
      await page.goto(path('pledge', language));
      await form.fill(people.person(other(language)));
      await form.submit();
      await form.expectThanks();
      await page.goto('/');
      await expect(page).toHaveURL(path('landing', other(language)));
    });

    test('every page says its language and its title, and the switch stays on the page', async ({ page, tour }) => {
      for (const stop of await tour(language)) {
        await test.step(stop.name, async () => {
          await stop.open(page);
          const refused = stop.status === 422 ? `${t('common.form.error_prefix')} ` : '';
          await expect(page).toHaveTitle(flat(refused + t('common.site.title', { page: t(stop.title) })));
          await expect(page.locator('html')).toHaveAttribute('lang', language);
          await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
          const here = page.url();
          const pressing = page.locator('.lang-switch');
          await expect(pressing).toHaveAttribute('hreflang', other(language));
          await expect(pressing).toHaveAttribute('lang', other(language));
          await pressing.click();
          await expect(page.locator('html')).toHaveAttribute('lang', other(language));
          await expect(page).toHaveTitle(flat(u('common.site.title', { page: u(stop.switched ?? stop.title) })));
          if (stop.status === 200 && !stop.switched) {
            await page.locator('.lang-switch').click();
            await expect(page).toHaveURL(here.replace(/\?saved=\w+$/, ''));
          }
        });
      }
    });

    test('the listed pages name each other for search engines', async ({ page, commons }) => {
      for (const route of ['landing', 'pledge', 'act', 'privacy'] as const) {
        await page.goto(path(route, language));
        await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', commons.url + path(route, language));
        for (const it of languages) {
          await expect(page.locator(`link[rel="alternate"][hreflang="${it}"]`)).toHaveAttribute('href', commons.url + path(route, it));
        }
        await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
      }
    });

    test('what is not there says so, in the language of its address', async ({ page }) => {
      for (const address of [`/${language}/nowhere`, `/${language}/pledge/confirm`, `/${language}/../${language}/%00`]) {
        const answer = await page.goto(address);
        expect(answer?.status(), address).toBe(404);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('common.errors.not_found.title'));
      }
      await page.getByRole('link', { name: t('common.errors.not_found.action') }).click();
      await expect(page).toHaveURL(path('landing', language));
    });

    test('outside both languages, what is not there answers in the browser’s', async ({ page }) => {
      const answer = await page.goto('/wp-login.php');
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('common.errors.not_found.title'));
    });
  });
}

/** White space as the browser's title has it. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');
