/** What moves on the pages once JavaScript runs. Without it, each page is whole. */

import { path } from '../fixtures/routes.ts';
import { expect, languages, number, test } from '../fixtures/test.ts';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('the count moves on an open page when somebody confirms', async ({ page, t, commons, people }) => {
      await people.supporter(people.person(language));
      await page.goto(path('landing', language));
      const shown = page.locator('.tally-number');
      const before = await commons.count();
      await expect(shown).toHaveText(number(language, before));
      await people.supporter(people.person(language));
      await expect(shown).toHaveText(number(language, before + 1));
      await expect(page.locator('.tally-label')).toHaveText(t('landing.counter.label_plural'));
      await expect(page.locator('.tally-few')).toBeHidden();
      expect(await commons.count(), 'the number shown is the number kept').toBe(before + 1);
    });

    test('a letter is copied as its writer has changed it', async ({ page, t, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto(path('act', language));
      const letter = page.locator('#letter-general');
      await letter.getByRole('textbox').fill('Mes mots & <b>rien</b> d’autre');
      await letter.getByRole('button', { name: t('act.write.copy') }).click();
      await expect(letter.getByRole('status')).toHaveText(t('act.write.copied'));
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Mes mots & <b>rien</b> d’autre');
    });

    test('the campaign’s address is copied, and shared with what the device offers', async ({ page, t, context, commons }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.addInitScript(() => {
        const share = (data: ShareData) => {
          document.documentElement.dataset['shared'] = JSON.stringify(data);
          return Promise.resolve();
        };
        Object.defineProperty(navigator, 'share', { value: share });
      });
      await page.goto(path('act', language));
      const section = page.locator('#share');
      const url = commons.url + path('landing', language);
      await section.getByRole('button', { name: t('act.share.copy') }).click();
      await expect(section.getByRole('status')).toHaveText(t('act.share.copied'));
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
      await section.getByRole('button', { name: t('act.share.button'), exact: true }).click();
      const shared = JSON.parse((await page.locator('html').getAttribute('data-shared')) ?? '{}') as ShareData;
      expect(shared).toEqual({ title: t('common.site.name'), text: t('act.share.text'), url });
    });

    test('a browser that will not copy is told to do it by hand', async ({ page, t }) => {
      await page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
      });
      await page.goto(path('act', language));
      const invite = page.locator('#invite');
      await invite.getByRole('button', { name: t('act.invite.copy') }).click();
      await expect(invite.getByRole('status')).toHaveText(t('act.write.copy_failed'));
    });

    test('without JavaScript there is no button that does nothing, and the letter still opens in a mail program', async ({ browser, commons, t }) => {
      const page = await browser.newPage({ javaScriptEnabled: false, baseURL: commons.url });
      await page.goto(path('act', language));
      await expect(page.getByRole('button')).toHaveCount(0);
      const mailto = await page.locator('#letter-general').getByRole('link', { name: t('act.write.open_mail') }).getAttribute('href');
      expect(mailto).toMatch(/^mailto:\?subject=/);
      const letter = await page.locator('#letter-text-general').inputValue();
      expect(new URLSearchParams(mailto?.split('?')[1]).get('body')?.replaceAll('\r\n', '\n')).toBe(letter);
      await page.goto(path('landing', language));
      await expect(page.locator('.tally')).toBeVisible();
      await page.close();
    });
  });
}
