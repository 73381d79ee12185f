/** How pages stand: on any width, on paper, without motion. The screenshots are for people to look at. */

import type { Page } from '@playwright/test';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test } from '../fixtures/test.ts';
import { shown } from '../fixtures/tour.ts';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('every page fits any width and twice as large letters, can be pressed by a thumb, and keeps still', async ({ page, tour }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const wide: string[] = [];
      for (const stop of await tour(language)) {
        await page.setViewportSize({ width: 360, height: 740 });
        await stop.open(page);
        const small = await page.locator('.btn:visible, button:visible, .choice:visible, .input:visible').evaluateAll((all) =>
          all.filter((it) => it.getBoundingClientRect().height < 44).map((it) => it.outerHTML.slice(0, 120)));
        expect(small, stop.name).toEqual([]);
        const tiny = await page.locator('p:visible, li:visible, dd:visible, label:visible').evaluateAll((all) =>
          all.filter((it) => parseFloat(getComputedStyle(it).fontSize) < 14).map((it) => it.outerHTML.slice(0, 120)));
        expect(tiny, stop.name).toEqual([]);
        const moving = await page.evaluate(() =>
          [...document.querySelectorAll('*')].flatMap((it) =>
            [undefined, '::before', '::after'].flatMap((pseudo) => {
              const style = getComputedStyle(it, pseudo);
              const longest = Math.max(...`${style.transitionDuration},${style.animationDuration}`.split(',').map(parseFloat));
              return longest > 0.01 || style.scrollBehavior === 'smooth' ? [it.outerHTML.slice(0, 120)] : [];
            })));
        expect(moving, stop.name).toEqual([]);
        // Last, letters twice as large on the narrowest window (WCAG 1.4.4, 1.4.10).
        for (const [width, letters] of [[360, 1], [1280, 1], [1600, 1], [320, 1], [320, 2]] as const) {
          await page.setViewportSize({ width, height: 800 });
          const over = await page.evaluate((size) => {
            document.documentElement.style.fontSize = size === 1 ? '' : `${100 * size}%`;
            return document.documentElement.scrollWidth - document.documentElement.clientWidth;
          }, letters);
          if (over > 0) wide.push(`${stop.name} at ${width} px, letters ${letters} times as large: ${over}`);
        }
      }
      expect(wide).toEqual([]);
    });

    test('on paper, the front page is its text in black on white', async ({ page, t }) => {
      await page.goto(path('landing', language));
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await expect(page.getByText(t('landing.argument.lead'))).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const colours = await page.getByText(t('landing.argument.lead')).evaluate((it) => {
        let behind: Element | null = it;
        while (behind && /rgba\(0, 0, 0, 0\)|transparent/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
        return [getComputedStyle(it).color, behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)'];
      });
      expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
      const pdf = await page.pdf({ path: shot(`landing-${language}-print.pdf`) });
      expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
    });

    test('screenshots on a phone and at a desk, light and dark', async ({ page, tour }) => {
      for (const stop of await tour(language)) {
        if (!shown.includes(stop.name)) continue;
        const schemes = ['landing', 'pledge-errors', 'preferences'].includes(stop.name) ? ['light', 'dark'] as const : ['light'] as const;
        await stop.open(page);
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          for (const colorScheme of schemes) {
            await page.emulateMedia({ colorScheme });
            await loadPictures(page);
            await page.screenshot({ path: shot(`${stop.name}-${language}-${width}${colorScheme === 'dark' ? '-dark' : ''}.png`), fullPage: true });
          }
        }
      }
    });
  });
}

const shot = (name: string): string => `${import.meta.dirname}/../screenshots/${name}`;

/** Pictures below the fold are lazy; a full page wants them all, and its font. */
async function loadPictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = 'eager';
    await Promise.all([document.fonts.ready, ...pictures.map((picture) => picture.decode())]);
  });
}
