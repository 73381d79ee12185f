/** What open pages hear goes through one stream a browser, so that none of its pages waits for a connection. */

import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

const topic = 'What takes your time away from patients?';

test('a member with seven topic tabs loads the eighth, and one of them listens for all', async ({ browser, t }) => {
  const demo = await Commons.start();
  const { first, second } = await demoMembers(demo);
  const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 1280 });
  const streams = new Set<string>();
  const context = page.context();
  context.on('request', (request) => {
    if (request.url().endsWith('/events')) streams.add(`${streams.size}: ${request.url()}`);
  });
  await page.goto(path('community', 'en'));
  await page.getByRole('link', { name: topic }).click();
  const address = page.url();
  await expect.poll(() => streams.size, 'the first listens').toBe(1);
  for (let tab = 2; tab <= 8; tab++) {
    const next = await context.newPage();
    const loaded = next.waitForResponse((response) => /commons\..*\.wasm$/.test(response.url()));
    await next.goto(address);
    await expect(next.locator('article.comment').first(), `tab ${tab}`).toBeVisible();
    await loaded;
  }
  await expect.poll(() => streams.size).toBe(1);

  await test.step('the page that listens hears of a comment', async () => {
    const other = await signedIn(browser, demo, second, { language: 'en', javaScriptEnabled: false, width: 1280 });
    await other.goto(address);
    await other.locator('[name="body"]').fill('Zibeline');
    await other.getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
    await expect(page.locator('#new-comments')).toBeVisible();
  });

  await test.step('once it is closed, another listens', async () => {
    await page.close();
    await expect.poll(() => streams.size).toBe(2);
  });
  await context.close();
  await demo.stop();
});
