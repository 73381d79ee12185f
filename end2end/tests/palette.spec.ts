/** Staff go anywhere by its name: on a page of its own, and by Ctrl K over any other. */

import { violations } from '../fixtures/axe.ts';
import { joinAsStaff } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

for (const [language, javaScriptEnabled, width] of [['en', true, 1280], ['en', false, 1280], ['fr', true, 360], ['fr', false, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });

    test('an editor goes to a page by how its name begins', async ({ page, t, commons, people }) => {
      const unique = Date.now().toString(36);
      const look = async (name: string) => {
        const script = javaScriptEnabled ? 'js' : 'plain';
        await page.screenshot({ path: `screenshots/palette-${name}-${language}-${width}-${script}.png` });
        if (javaScriptEnabled) expect(await violations(page), name).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `${name} is wider than the screen`).toBe(0);
      };
      await joinAsStaff(page, commons, 'editor', people.address('redaction'), `Ludivine-${unique}`, language);
      await page.goto(path('dashboard', language));
      await look('home');
      await expect(page).toHaveTitle(new RegExp(`^${t('dashboard.title')} – `));
      const bar = page.getByRole('banner');
      await expect(bar.getByRole('link', { name: t('dashboard.title'), exact: true }).first()).toHaveAttribute('href', path('dashboard', language));
      expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(width === 360 ? 64 : 80);
      await expect(page.getByRole('navigation', { name: t('dashboard.nav.label') }).getByRole('link').first()).toBeVisible({ visible: width > 360 });
      const title = t('guest_posts.queue.title');
      const typed = title.slice(0, 5).toUpperCase();
      if (javaScriptEnabled) {
        const dialog = page.getByRole('dialog');
        await expect(async () => {
          await page.keyboard.press('Control+k');
          await expect(dialog).toBeVisible({ timeout: 500 });
        }).toPass();
        await expect(dialog.getByRole('searchbox')).toBeFocused();
        await expect(dialog.getByRole('link').first()).toBeVisible();
        await look('open');
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
        await page.getByRole('link', { name: t('palette.open') }).click();
        await page.keyboard.type(typed);
        await expect(dialog.getByRole('link')).toHaveCount(1);
        await page.keyboard.press('ArrowDown');
        await expect(dialog.getByRole('link')).toBeFocused();
        await page.keyboard.press('ArrowUp');
        await look('found');
        await page.keyboard.press('Enter');
      } else {
        await page.getByRole('link', { name: t('palette.open') }).click();
        await look('page');
        await page.locator('main [name="q"]').last().fill('zzz');
        await page.getByRole('button', { name: t('palette.submit') }).click();
        await expect(page.getByText(t('palette.none'))).toBeVisible();
        await page.locator('main [name="q"]').last().fill(typed);
        await page.getByRole('button', { name: t('palette.submit') }).click();
        await page.locator('#palette-found').getByRole('link', { name: title }).click();
      }
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    });
  });
}
