/** The help centre: from where somebody is stuck to an answer, and whether it was one. */

import { awake } from '../fixtures/awake.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, other, test } from '../fixtures/test.ts';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('who does not get in finds the answer, says in place whether it was one, and reads it in the other language', async ({ page, t }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(path('signIn', language));
      await page.getByRole('link', { name: t('help.link', { subject: t('help.subjects.login') }) }).click();
      await expect(page).toHaveURL(path('helpLogin', language));
      await awake(page);
      let loads = 0;
      page.on('request', (request) => (loads += Number(request.isNavigationRequest())));
      await page.getByRole('button', { name: t('help.useful.no'), exact: true }).click();
      await expect(page.locator('#announced')).toHaveText(t('help.useful.sorry'));
      await expect(page.locator('#useful p:focus')).toHaveText(t('help.useful.sorry'));
      await expect(page.locator('#useful-form')).toBeHidden();
      expect(loads).toBe(0);
      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('.help-article')).toBeVisible();
      for (const aside of ['#useful', '.toc', '.still-stuck', '.help-back']) await expect(page.locator(aside)).toBeHidden();
      await page.emulateMedia({ media: 'screen' });
      await page.locator('.lang-switch').click();
      await expect(page).toHaveURL(path('helpLogin', other(language)));
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('what is looked for is found where it is answered, and the answer is counted', async ({ page, t }) => {
        await page.goto(path('helpCentre', language));
        await page.getByRole('searchbox').fill(language === 'en' ? 'lost phones' : 'telephone PERDU');
        await page.getByRole('button', { name: t('help.search.submit'), exact: true }).click();
        await page.locator('.row-title a').first().click();
        expect(page.url()).toContain(`${path('helpLogin', language)}#part-`);
        await page.getByRole('button', { name: t('help.useful.yes'), exact: true }).click();
        await expect(page.getByRole('main').getByRole('status')).toHaveText(t('help.useful.thanks'));
        await page.getByRole('link', { name: t('help.back') }).click();
        await page.getByRole('searchbox').fill('xyzzy');
        await page.getByRole('searchbox').press('Enter');
        await expect(page.getByRole('main').getByRole('status')).toContainText(t('help.search.none'));
        await expect(page.getByRole('main').getByRole('link', { name: t('help.stuck.link') })).toBeVisible();
      });
    });
  });
}
