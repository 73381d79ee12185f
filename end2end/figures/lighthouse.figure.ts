/** Lighthouse as on a phone: landing, pledge, and a topic with its reader signed in, in both languages. Lighthouse is as large as all
 * else here together, so npx fetches it when it is asked for; LIGHTHOUSE names one that is there. */

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { languages, test } from '../fixtures/test.ts';

const version = '12.8.2';
const times = Number(process.env['FIGURE_TIMES'] ?? 5);
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; numericValue?: number }>;
}

async function report(url: string, headers: string, into: string): Promise<Report> {
  const own = process.env['LIGHTHOUSE'];
  const [program, before] = own === undefined ? ['npx', ['--yes', `lighthouse@${version}`]] : [own, []];
  const flags = ['--quiet', '--output=json', `--output-path=${into}`, `--extra-headers=${headers}`];
  const browser = '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking';
  await promisify(execFile)(program, [...before, url, ...flags, browser], { env: { ...process.env, CHROME_PATH: chromium } });
  return JSON.parse(await readFile(into, 'utf8')) as Report;
}

const median = (values: number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** The medians of several reports, and what was not perfect in any of them. */
function told(reports: Report[]): string {
  const score = (name: string) => median(reports.map(({ categories }) => 100 * (categories[name]?.score ?? 1))).toFixed(0);
  const value = (audit: string) => median(reports.map(({ audits }) => audits[audit]?.numericValue ?? 0));
  const short = new Set(
    reports.flatMap(({ categories, audits }) =>
      Object.values(categories).flatMap(({ auditRefs }) =>
        auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9).map(({ id }) => id),
      ),
    ),
  );
  const scores = Object.keys(reports[0]?.categories ?? {}).map((name) => `${name} ${score(name)}`);
  const times = `first paint ${value('first-contentful-paint').toFixed(0)} ms, LCP ${value('largest-contentful-paint').toFixed(0)} ms`;
  const rest = `blocked ${value('total-blocking-time').toFixed(0)} ms, shift ${value('cumulative-layout-shift').toFixed(3)}`;
  return `${scores.join(', ')}; ${times}, ${rest}; below 90: ${[...short].join(', ') || 'nothing'}`;
}

test('Lighthouse, as on a phone', async ({ browser }, info) => {
  test.setTimeout(0);
  const demo = await Commons.start();
  try {
    const { first } = await demoMembers(demo);
    const headers = info.outputPath('headers.json');
    for (const language of languages) {
      const page = await signedIn(browser, demo, first, { language, javaScriptEnabled: true, width: 360 });
      await page.goto(path('community', language));
      const topic = await page.locator('a[href*="/topics/"], a[href*="/sujets/"]').first().getAttribute('href');
      const cookies = await page.context().cookies();
      await page.context().close();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      for (const [name, address, sent] of [
        ['landing', path('landing', language), {}],
        ['pledge', path('pledge', language), {}],
        ['topic', topic ?? '', { Cookie: cookie }],
      ] as const) {
        await writeFile(headers, JSON.stringify(sent));
        const reports: Report[] = [];
        for (let time = 0; time < times; time++) {
          reports.push(await report(new URL(address, demo.url).href, headers, info.outputPath(`${name}-${language}-${time}.json`)));
        }
        console.log(`${name}, ${language}, ${times} times: ${told(reports)}`);
      }
    }
  } finally {
    await demo.stop();
  }
});
