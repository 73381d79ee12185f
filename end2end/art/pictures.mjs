/** Draws, in Chromium, the pictures that devices and other sites show for us, of our own mark, font and words:
 *  `node end2end/art/pictures.mjs`, when one of these changes. What it draws is committed. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const root = join(import.meta.dirname, '../..');
const assets = join(root, 'style/assets');
const cross = 'M13 6 50 39 86 4l11 11-35 35 35 36-13 12-35-36-34 36L3 87l34-37L4 18Z';
/** The Community's: what is said, and that it is about health (`style/assets/img/community.svg`). */
const bubble = 'M16 8h68a14 14 0 0 1 14 14v42a14 14 0 0 1-14 14H52L28 98V78H16A14 14 0 0 1 2 64V22A14 14 0 0 1 16 8Z';
const plus = 'M43 22h14v14h14v14H57v14H43V50H29V36h14Z';
const text = (language, file) => JSON.parse(readFileSync(join(root, 'app/locales', language, `${file}.json`), 'utf8'));
const font = readFileSync(join(assets, 'fonts/besley-700.woff2')).toString('base64');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

async function draw(file, width, height, body) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<style>
    @font-face { font-family: Besley; font-weight: 700; src: url(data:font/woff2;base64,${font}) }
    * { box-sizing: border-box; margin: 0 }
    body { width: ${width}px; height: ${height}px; overflow: hidden }
  </style>${body}`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(assets, file) });
  await page.close();
}

/** The mark on a field without corners; a mask may cut away all but the middle four fifths. */
const icon = (size, scale) => `<svg width="${size}" height="${size}" viewBox="0 0 100 100" style="display:block"><rect width="100" height="100" fill="#0b4657"/>
  <path transform="translate(50 50) rotate(45) scale(${scale}) translate(-50 -50)" fill="#ffc12f" d="${cross}"/></svg>`;
const round = (size) => `<svg width="${size}" height="${size}" viewBox="0 0 100 100"><circle cx="50" cy="50" r="50" fill="#0b4657"/>
  <path transform="translate(50 50) rotate(45) scale(.66) translate(-50 -50)" fill="#ffc12f" d="${cross}"/></svg>`;

const community = (size, scale) => `<svg width="${size}" height="${size}" viewBox="0 0 100 100" style="display:block"><rect width="100" height="100" fill="#0b4657"/>
  <g transform="translate(50 50) scale(${scale}) translate(-50 -50)"><path fill="#ffc12f" d="${bubble}"/><path fill="#07303c" d="${plus}"/></g></svg>`;

await draw('apple-touch-icon.png', 180, 180, icon(180, 0.62));
await draw('img/community-180.png', 180, 180, community(180, 0.62));
for (const [name, shown] of [['icon', icon], ['community', community]]) {
  for (const size of [192, 512]) await draw(`img/${name}-${size}.png`, size, size, shown(size, 0.66));
  await draw(`img/${name}-maskable-512.png`, 512, 512, shown(512, 0.5));
}

for (const language of ['en', 'fr']) {
  const { site, issues } = text(language, 'common');
  const { call } = text(language, 'landing');
  const rows = [issues.seniors_strategy, issues.access_to_care, issues.care_across_provinces, issues.virtual_care].map((name, at) => `
    <li><span>${name}</span><i>${at === 0 ? `<svg viewBox="0 0 100 100"><path fill="#0b4657" d="${cross}"/></svg>` : ''}</i></li>`).join('');
  await draw(`img/share-${language}.png`, 1200, 630, `<style>
    body { display: grid; grid-template-columns: 620px 420px; gap: 48px; align-items: center; padding: 0 56px; background: #ffc12f; color: #10252d; font-family: Besley }
    h1 { font-size: ${language === 'en' ? 92 : 78}px; line-height: 1.02; letter-spacing: -.035em }
    p { display: flex; gap: 18px; align-items: center; margin-top: 48px; font-size: 34px; letter-spacing: -.02em }
    ul { padding: 0; border-radius: 6px; background: #0a1a20; color: #fff; list-style: none }
    li { display: grid; grid-template-columns: 1fr 68px; gap: 20px; align-items: center; min-height: 118px; padding: 16px 28px; font-size: 25px; line-height: 1.2 }
    li + li { border-top: 1px solid #4d5f66 }
    i { display: grid; place-content: center; width: 68px; height: 68px; border-radius: 50%; background: #fff }
    i svg { width: 46px }
  </style><div><h1>${call.title}</h1><p>${round(64)}${site.name}</p></div><ul>${rows}</ul>`);
}
await browser.close();
