/** Every page in each of its states, as the server writes it: what axe finds, whether it fits, and a picture to look at. */

import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Page, expect, test } from '@playwright/test';
import { violations } from '../fixtures/axe.ts';
import { secondOpinion } from '../fixtures/equal-access.ts';
import { languages } from '../fixtures/texts.ts';

const samples = required('COMMONS_SAMPLES');
const site = required('COMMONS_SITE_ROOT');
const host = 'http://samples.test';
const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.js': 'text/javascript' };

// French is longer where there is least room; colours are looked at once in either scheme.
const looks = { fr: { width: 360, colorScheme: 'light' }, en: { width: 1280, colorScheme: 'dark' } } as const;

for (const language of languages) {
  const { width, colorScheme } = looks[language];
  const files = readdirSync(join(samples, language)).sort();
  const pages = [...new Set(files.map(nameOf))];
  // A page's first state is looked at in both languages, with its colours and a picture; the others by turns, and axe's
  // slowest rule is left out: a message has the colours of all messages.
  const isFirst = (file: string): boolean => files.find((other) => nameOf(other) === nameOf(file)) === file;
  const looked = files.filter((file, at) => isFirst(file) || (at % 2 === 0) === (language === 'fr'));

  test.describe(`${language}, ${width} px, ${colorScheme}`, () => {
    test.use({ colorScheme, locale: `${language}-CA`, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    for (const [at, name] of pages.entries()) {
      // The second engine reads what both languages share, how a page is built: each page in one of them.
      const hasSecondOpinion = (at % 2 === 0) === (language === 'fr');
      const states = looked.filter((file) => nameOf(file) === name);
      test(`${name} is read by everybody and fits`, async ({ page }) => {
        test.setTimeout(60_000 + states.length * 20_000);
        await serve(page);
        const found: string[] = [];
        for (const file of states) {
          await page.goto(`${host}/${language}/${file}`);
          for (const violation of await violations(page, isFirst(file) ? [] : ['color-contrast'])) found.push(`${file}: ${violation}`);
          if (isFirst(file)) await page.screenshot({ path: `${import.meta.dirname}/../screenshots/samples/${language}/${file.replace('.html', '.png')}`, fullPage: true });
          // Last, letters twice as large on the narrowest window (WCAG 1.4.4, 1.4.10).
          for (const [narrow, letters] of isFirst(file) ? [[width, 1], [320, 1], [320, 2]] as const : [[width, 1], [320, 1]] as const) {
            await page.setViewportSize({ width: narrow, height: 800 });
            const over = await page.evaluate((size) => {
              document.documentElement.style.fontSize = `${100 * size}%`;
              return document.documentElement.scrollWidth - document.documentElement.clientWidth;
            }, letters);
            if (over > 0) found.push(`${file}: ${over} px too wide at ${narrow} px, letters ${letters} times as large`);
          }
          if (isFirst(file) && hasSecondOpinion) {
            await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
            // Where there is room tables are tables.
            await page.setViewportSize({ width: 1280, height: 800 });
            for (const finding of await secondOpinion(page)) found.push(`${file}: ${finding}`);
          }
          await page.setViewportSize({ width, height: 800 });
        }
        expect(found).toEqual([]);
      });
    }
  });
}

/** Answers from the folders of samples and of the site, without its scripts: nothing here moves. */
async function serve(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (/\.(js|wasm)$/.test(path)) return route.fulfill({ contentType: 'text/javascript', body: '' });
    const file = path.startsWith('/pkg/') ? join(site, 'pkg', named(path.slice('/pkg/'.length))) : join(path.endsWith('.html') ? samples : site, path);
    try {
      await route.fulfill({ contentType: types[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) });
    } catch {
      await route.fulfill({ status: 404, body: '' });
    }
  });
}

/** The name of a file of the site, which tells its content. */
function named(file: string): string {
  const names = JSON.parse(readFileSync(join(site, 'names.json'), 'utf8')) as Record<string, string>;
  return names[file] ?? file;
}

function nameOf(file: string): string {
  return file.split('.')[0] ?? file;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run \`cargo xtask test browser\``);
  return value;
}
