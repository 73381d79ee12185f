/** What is printed. */

import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

test('what is folded on the screen is printed', async ({ page }) => {
  await page.goto(path('landing', 'en'));
  await page.evaluate(() =>
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<details><summary>Letter</summary><p id="folded">Dear candidate</p></details>'),
  );
  const isSeen = () => page.locator('#folded').evaluate((element) => element.checkVisibility() && element.getBoundingClientRect().height > 0);
  expect(await isSeen()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await isSeen()).toBe(true);
});
