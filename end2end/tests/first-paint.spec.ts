/** The program that moves islands waits until the page is painted, and nobody waits for the program. */

import type { Page } from '@playwright/test';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test } from '../fixtures/test.ts';

const program = /\/pkg\/commons\.[^/]*wasm$/;
const topic = 'What takes your time away from patients?';

/** When the page was painted first, and when it asked for each file of the program. */
async function moments(page: Page): Promise<{ painted: number; asked: number[] }> {
  return page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY,
    asked: performance.getEntriesByType('resource').flatMap(({ name, startTime }) => (/\/pkg\/.*\.(js|wasm)$/.test(name) ? [startTime] : [])),
  }));
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('a page is painted before anything of the program is asked for', async ({ page }) => {
      for (const name of ['landing', 'pledge'] as const) {
        const came = page.waitForResponse((response) => program.test(response.url()));
        await page.goto(path(name, language));
        await came;
        const { painted, asked } = await moments(page);
        expect(asked.length, 'or the test would prove nothing').toBeGreaterThan(1);
        expect(Math.min(...asked), name).toBeGreaterThanOrEqual(painted);
      }
    });
  });
}

test('where nothing moves, nothing of the program is loaded', async ({ page }) => {
  await page.goto(path('privacy', 'en'));
  await expect(page.locator('leptos-island')).toHaveCount(0);
  await page.locator('a').first().focus();
  // It is given longer than an idle page waits.
  await page.waitForTimeout(4500);
  expect((await moments(page)).asked).toEqual([]);
});

test('who turns to a form does not wait for the rest of the page', async ({ page }) => {
  // A picture that never comes: the page is never all there.
  await page.route('**/mark.svg', () => {});
  await page.goto(path('pledge', 'en'), { waitUntil: 'commit' });
  const field = page.locator('[name="postal_code"]');
  await expect(field).toBeVisible();
  const came = page.waitForRequest((request) => program.test(request.url()), { timeout: 3000 });
  await field.focus();
  await came;
  await field.fill('K1A 0B1');
  await expect(page.locator('#postal_code-live')).not.toHaveText('');
});

test('what is sent before the program came is posted as it is', async ({ browser, t }) => {
  const demo = await Commons.start();
  const { first } = await demoMembers(demo);
  const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 360 });
  await page.route(program, () => {});
  await page.goto(path('community', 'en'));
  await page.getByRole('link', { name: topic }).click();
  await page.locator('[name="body"]').fill('Zibeline');
  await page.getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
  await expect(page.locator('article.comment', { hasText: 'Zibeline' })).toHaveCount(1);
  await page.context().close();
  await demo.stop();
});
