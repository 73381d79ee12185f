/** What was typed: under whose name it goes out, what becomes of it without a session, and where a refusal is heard. */

import type { Page } from '@playwright/test';
import { violations } from '../fixtures/axe.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test, texts } from '../fixtures/test.ts';
import type { Language } from '../fixtures/test.ts';

const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };

async function openTopic(page: Page, language: Language): Promise<void> {
  await page.goto(path('community', language));
  await page.locator('li[data-topic]').getByRole('link', { name: topic[language] }).click();
  await expect(page.locator('[name="body"]')).toBeVisible();
}

for (const language of languages) {
  const t = texts(language);

  for (const javaScriptEnabled of [true, false]) {
    test(`${language}: what is typed in one tab does not go out under who signed in in another (script: ${javaScriptEnabled})`, async ({ browser }) => {
      const demo = await Commons.start();
      const { first, second } = await demoMembers(demo);
      try {
        const shared = await browser.newContext({ baseURL: demo.url, locale: `${language}-CA`, javaScriptEnabled });
        const page = await shared.newPage();
        await signIn(page, first, language);
        await openTopic(page, language);

        await test.step('an empty comment is refused where it is heard', async () => {
          await page.getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
          await expect(page.locator('#error-summary')).toBeFocused();
        });

        await page.locator('[name="body"]').fill('Half a thought');
        const other = await shared.newPage();
        await other.goto(path('account', language));
        await other.getByRole('button', { name: t('account.nav.sign_out') }).click();
        await signIn(other, second, language);

        await test.step('it is refused, with the text', async () => {
          await page.getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
          await expect(page.locator('#error-summary')).toContainText(t('common.returned.anothers.title'));
          await expect(page.locator('#error-summary')).toBeFocused();
          await expect(page.locator('[name="body"]')).toHaveValue('Half a thought');
          // axe is a script itself.
          if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
        });

        await test.step('a session that ends takes nothing along', async () => {
          await other.goto(path('account', language));
          await other.getByRole('button', { name: t('account.nav.sign_out') }).click();
          await page.getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
          await expect(page.getByRole('status').filter({ hasText: t('common.returned.waiting.title') })).toBeVisible();
          await page.locator('[name="username"]').fill(second.username);
          await page.locator('[name="password"]').fill(second.password);
          await page.getByRole('button', { name: t('account.sign_in.submit'), exact: true }).click();
          await expect(page.locator('#error-summary')).toContainText(t('common.returned.back.title'));
          await expect(page.locator('[name="body"]')).toHaveValue('Half a thought');
        });
      } finally {
        await demo.stop();
      }
    });
  }
}
