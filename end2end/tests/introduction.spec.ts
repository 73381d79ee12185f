/** A first visit shows how the Community works; who is done with it, or passes over it, is not shown it again. */

import { violations } from '../fixtures/axe.ts';
import { awake } from '../fixtures/awake.ts';
import { joinAsMember } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

for (const [language, javaScriptEnabled, width, button] of [['en', true, 360, 'skip'], ['fr', true, 1280, 'done'], ['fr', false, 360, 'done']] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language });

    test('a new member is shown three steps once', async ({ browser, t, commons, people }) => {
      const page = await joinAsMember(browser, commons, people.address('nouvelle'), `i${Date.now().toString(36)}`, { language, javaScriptEnabled, width });
      const steps = page.getByRole('form', { name: t('community.introduction.title') });
      await expect(steps.getByRole('listitem')).toHaveCount(3);
      await page.screenshot({ path: `screenshots/introduction-${language}-${width}.png`, fullPage: true });
      if (javaScriptEnabled) {
        expect(await violations(page)).toEqual([]);
        await awake(page);
      }
      let navigations = 0;
      page.on('framenavigated', () => (navigations += 1));
      await steps.getByRole('button', { name: t(`community.introduction.${button}`) }).click();
      await expect(steps).toBeHidden();
      const over = t('community.introduction.over');
      if (javaScriptEnabled) {
        await expect(page.getByRole('main').getByText(over)).toBeFocused();
        await expect(page.locator('#announced')).toHaveText(over);
        expect(navigations, 'no page is loaded for it').toBe(0);
      } else {
        await expect(page.getByRole('status').filter({ hasText: over })).toBeVisible();
      }
      await page.goto(path('community', language));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(steps).toHaveCount(0);
      await page.context().close();
    });
  });
}
