/** What is compressed, and for whom: a length tells another site nothing. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

test('case 6: a page for one person is compressed when they ask for it, and neither when another site does nor for what it embeds', async ({
  browser,
}) => {
  const demo = await Commons.start();
  const { first } = await demoMembers(demo);
  const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 1280 });
  const address = new URL(path('community', 'en'), demo.url).href;
  const own = await page.goto(address);
  expect(own?.headers()['content-encoding']).toMatch(/^(zstd|br)$/);

  const other = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!doctype html><title>Other</title><img src="${address}?q=1" alt=""><a href="${address}">In</a>`);
  });
  await new Promise<void>((over) => other.listen(0, '127.0.0.1', over));
  const embedded = page.waitForEvent('requestfailed', (request) => request.url().endsWith('?q=1'));
  await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
  // The answer says that no other site may embed it.
  await embedded;

  const led = page.waitForResponse((response) => response.url() === address);
  await page.getByRole('link', { name: 'In' }).click();
  const answer = await led;
  expect(answer.headers()['content-encoding']).toBeUndefined();
  await expect(page.locator('h1')).toBeVisible();

  await page.context().close();
  other.close();
  await demo.stop();
});
