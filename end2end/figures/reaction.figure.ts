/** How long a reaction takes: from letting go of the button to the frame that shows it, and until the server has answered. */

import type { Browser, Page } from '@playwright/test';
import { awake } from '../fixtures/awake.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn, type SignIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

/** Milliseconds that the network takes for each request. */
const delay = 40;
const times = 30;
const button = 'button[name="reaction"][value*=".helped."]';

interface Reaction {
  painted: number;
  answered: number;
}

/** Waits in the page for the next reaction. */
function next(page: Page, id: string): Promise<Reaction> {
  return page.evaluate(async (selector) => {
    const pressed = () => document.querySelector(selector)?.getAttribute('aria-pressed');
    const before = pressed();
    const answers = () => performance.getEntriesByType('resource').filter(({ name }) => /reactions$/.test(name));
    performance.clearResourceTimings();
    const released = await new Promise<number>((done) => {
      addEventListener('pointerup', ({ timeStamp }) => done(timeStamp), { capture: true, once: true });
      document.documentElement.dataset['figure'] = 'waits';
    });
    delete document.documentElement.dataset['figure'];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // The frame that is about to be painted shows it; what is posted from here comes once that is done.
    while (pressed() === before) await frame();
    const painted = await new Promise<number>((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(undefined);
    });
    let [answer] = answers();
    while (answer === undefined) {
      await frame();
      [answer] = answers();
    }
    return { painted: painted - released, answered: (answer as PerformanceResourceTiming).responseEnd - released };
  }, `button[name="reaction"][value^="${id}.helped."]`);
}

async function measure(browser: Browser, demo: Commons, who: SignIn, slower: number): Promise<Reaction[]> {
  const page = await signedIn(browser, demo, who, { language: 'en', javaScriptEnabled: true, width: slower > 1 ? 360 : 1280 });
  await page.goto(path('community', 'en'));
  await page.getByRole('link', { name: 'What takes your time away from patients?' }).click();
  await awake(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: delay, downloadThroughput: -1, uploadThroughput: -1 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const id = ((await page.locator(button).first().getAttribute('value')) ?? '').split('.')[0] ?? '';
  const same = page.locator(`button[name="reaction"][value^="${id}.helped."]`);
  const all: Reaction[] = [];
  for (let time = 0; time < times; time++) {
    const reaction = next(page, id);
    await expect(page.locator('html')).toHaveAttribute('data-figure', 'waits');
    const was = await same.getAttribute('aria-pressed');
    await same.click();
    all.push(await reaction);
    await expect(same).not.toHaveAttribute('aria-pressed', was ?? '');
  }
  await page.context().close();
  return all;
}

function told(values: number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  return `median ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms, worst ${Math.round(sorted.at(-1) ?? 0)} ms`;
}

test('a reaction, from letting go of the button', async ({ browser }) => {
  const demo = await Commons.start();
  try {
    const { first, second } = await demoMembers(demo);
    for (const [name, who, slower] of [
      ['as fast as this machine', first, 1],
      ['a processor 4 times slower', second, 4],
    ] as const) {
      const all = await measure(browser, demo, who, slower);
      console.log(`reaction, ${delay} ms of network delay, ${name}, ${times} times`);
      console.log(`  until it is painted: ${told(all.map(({ painted }) => painted))}`);
      console.log(`  until the server has answered: ${told(all.map(({ answered }) => answered))}`);
    }
  } finally {
    await demo.stop();
  }
});
