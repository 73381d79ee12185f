/** The parts of the program that a browser loads: named by their content, fetched again when they did not come. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { awake } from '../fixtures/awake.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

const pkg = join(process.env['COMMONS_SITE_ROOT'] ?? join(import.meta.dirname, '../../target/site'), 'pkg');
const topic = 'What takes your time away from patients?';
/** What helps to read a topic. */
const reading = /\/pkg\/split_community[^/]*\.wasm$/;
/** What helps to write a comment: drafts, a preview, questions. */
const writing = /\/pkg\/split_writing[^/]*\.wasm$/;

/** A member's page on which the address of a topic is known, and not opened yet. */
async function beforeTopic(demo: Commons, browser: Parameters<typeof signedIn>[0]): Promise<{ page: Page; address: string }> {
  const { first } = await demoMembers(demo);
  const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 1280 });
  await page.goto(path('community', 'en'));
  const address = await page.getByRole('link', { name: topic }).getAttribute('href');
  return { page, address: address ?? '' };
}

test('each file’s name is its content’s digest, and it is kept for ever', async ({ commons }) => {
  const files = (await readdir(pkg)).filter((name) => !/\.(br|gz)$/.test(name));
  expect(files.length, 'or the test would prove nothing').toBeGreaterThan(6);
  for (const name of files) {
    const digest = createHash('sha256').update(await readFile(join(pkg, name))).digest('hex');
    expect(name.split('.')[1], name).toBe(digest.slice(0, 32));
    const answer = await commons.fetch(`/pkg/${name}`);
    expect(answer.headers.get('cache-control'), name).toBe('public, max-age=31536000, immutable');
  }
});

test('a part that does not come is said and fetched again, and drafts are kept once it came', async ({ browser, t }) => {
  const demo = await Commons.start();
  const { page, address } = await beforeTopic(demo, browser);
  let isDown = true;
  await page.route(writing, (route) => (isDown ? route.abort() : route.continue()));
  await page.goto(address);
  await page.locator('[name="body"]').focus();
  const missing = page.locator('#part-missing');
  await expect(missing).toHaveText(t('common.part_missing'), { timeout: 30_000 });
  await expect(missing).toBeVisible({ timeout: 30_000 });
  isDown = false;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(missing).toBeHidden();
  await page.locator('[name="body"]').fill('Zibeline');
  await expect(page.locator('#draft-said')).not.toHaveText('');
  await page.context().close();
  await demo.stop();
});

/** A topic that its reader has not turned to yet, other than to read it. */
async function readTopic(demo: Commons, browser: Parameters<typeof signedIn>[0]): Promise<{ page: Page; asked: string[] }> {
  const { page, address } = await beforeTopic(demo, browser);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (writing.test(request.url())) asked.push('writing');
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) asked.push('page');
  });
  await page.goto(address);
  await expect(page.locator('leptos-island[data-waits]')).toHaveCount(1);
  expect(asked, 'nothing to write with').not.toContain('writing');
  asked.length = 0;
  return { page, asked };
}

test('what helps to write comes once somebody begins to, and what was pressed first is done then', async ({ browser }) => {
  const demo = await Commons.start();
  const { page, asked } = await readTopic(demo, browser);
  const head = page.locator('.threads > li > article.comment').first();
  await head.locator('.icon-reply').click();
  await expect(head.locator('xpath=following-sibling::section[contains(@class, "composer")]')).toBeVisible();
  await expect(page.locator('#body')).toBeFocused();
  expect(asked).toEqual(['writing']);
  await page.context().close();
  await demo.stop();
});

test('a button that is pressed before what helps has come does its act then, on the same page', async ({ browser, t }) => {
  const demo = await Commons.start();
  const { page, asked } = await readTopic(demo, browser);
  await page.locator('section.composer').getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
  await expect(page.locator('#error-summary')).toBeFocused();
  expect(asked).toEqual(['writing']);
  await page.context().close();
  await demo.stop();
});

test('the keys that post do so as well before what helps has come, on the same page', async ({ browser, t }) => {
  const demo = await Commons.start();
  const { page, asked } = await readTopic(demo, browser);
  let come = (): void => undefined;
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route(writing, async (route) => { await held; await route.continue(); });
  await page.locator('#body').fill('Zibeline');
  await page.locator('#body').press('Control+Enter');
  const post = page.locator('section.composer').getByRole('button', { name: t('community.composer.submit'), exact: true });
  await expect(post, 'what waits is seen').toHaveAttribute('aria-busy', 'true');
  come();
  const said = page.locator('article.comment', { hasText: 'Zibeline' });
  await expect(said).toBeFocused();
  await expect(said).toHaveCount(1);
  await expect(post).not.toHaveAttribute('aria-busy');
  expect(asked).toEqual(['writing']);
  await page.context().close();
  await demo.stop();
});

test('a link that somebody wrote into a comment leads where it says, whatever that is', async ({ browser }) => {
  const demo = await Commons.start();
  const { page, asked } = await readTopic(demo, browser);
  const head = page.locator('.threads > li > article.comment').first();
  await head.locator('.comment-body').evaluate((it) => {
    const link = document.createElement('a');
    link.href = `${location.pathname}#reply`;
    link.textContent = 'Elsewhere';
    it.append(link);
  });
  await head.getByRole('link', { name: 'Elsewhere', exact: true }).click();
  await expect(page).toHaveURL(/#reply$/);
  await expect(head.locator('xpath=following-sibling::section[contains(@class, "composer")]')).toHaveCount(0);
  expect(asked).toEqual([]);
  await page.context().close();
  await demo.stop();
});

test('a reply that is asked for again while what helps does not come is written on its page', async ({ browser }) => {
  const demo = await Commons.start();
  const { page } = await readTopic(demo, browser);
  await page.route(writing, (route) => route.abort());
  const reply = page.locator('.threads > li > article.comment').first().locator('.icon-reply');
  await reply.click();
  await reply.click();
  await expect(page).toHaveURL(/#reply$/);
  await expect(page.locator('[name="body"]')).toBeVisible();
  await page.context().close();
  await demo.stop();
});

test('what is written after a press, while what helps has not come, is not posted before it is pressed again', async ({ browser, t }) => {
  const demo = await Commons.start();
  const { page } = await readTopic(demo, browser);
  let come = (): void => undefined;
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route(writing, async (route) => { await held; await route.continue(); });
  const field = page.locator('#body');
  const post = page.locator('section.composer').getByRole('button', { name: t('community.composer.submit'), exact: true });
  await field.fill('Zibeline');
  await post.click();
  await expect(post).toHaveAttribute('aria-busy', 'true');
  await field.fill('Zibeline, and');
  await expect(post, 'nothing waits any more').not.toHaveAttribute('aria-busy');
  come();
  await expect(page.locator('.formatting')).toBeVisible();
  await field.press('End');
  await field.pressSequentially(' more');
  await post.click();
  const said = page.locator('article.comment', { hasText: 'Zibeline' });
  await expect(said).toContainText('Zibeline, and more');
  await expect(said).toHaveCount(1);
  await page.context().close();
  await demo.stop();
});

test('what was left on this device is not lost to a press before it was shown: it stands above what was typed', async ({ browser, t }) => {
  const demo = await Commons.start();
  const { page } = await readTopic(demo, browser);
  await page.evaluate(() => {
    const given = document.querySelector<HTMLElement>('leptos-island[data-component="ComposerHelp"]')?.dataset['props'] ?? '';
    const [, { key }] = JSON.parse(given) as [unknown, { key: string }];
    localStorage.setItem(`draft:${key}`, `${Date.now()}\n\nMartre`);
  });
  let come = (): void => undefined;
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route(writing, async (route) => { await held; await route.continue(); });
  await page.locator('#body').fill('Zibeline');
  await page.locator('section.composer').getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
  come();
  await expect(page.locator('#body')).toHaveValue('Martre\n\nZibeline');
  await expect(page.locator('article.comment', { hasText: 'Zibeline' })).toHaveCount(0);
  await page.context().close();
  await demo.stop();
});

test('the address of one’s own comment leads there at once, with nothing to write with', async ({ browser, t }) => {
  const demo = await Commons.start();
  const { page, address } = await beforeTopic(demo, browser);
  await page.goto(address);
  await page.locator('[name="body"]').fill('Zibeline');
  await page.locator('section.composer').getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
  const own = page.locator('article.comment', { hasText: 'Zibeline' });
  await expect(own).toBeVisible();
  await page.route(writing, (route) => route.abort());
  await page.goto(address);
  await expect(page.locator('leptos-island[data-waits]')).toHaveCount(1);
  await own.locator('button[popovertarget]').click();
  await own.getByRole('link', { name: t('community.comments.permalink') }).click();
  await expect(page).toHaveURL(/\/comments\/\d+/);
  await page.context().close();
  await demo.stop();
});

test('a page whose parts are gone since an upgrade reloads itself once', async ({ browser }) => {
  const demo = await Commons.start();
  const { page, address } = await beforeTopic(demo, browser);
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.route(reading, (route) => route.fulfill({ status: 404 }));
  await page.goto(address);
  await expect.poll(() => loads).toBe(2);
  await expect(page.locator('#part-missing')).toBeVisible({ timeout: 30_000 });
  expect(loads, 'and not again and again').toBe(2);
  await page.context().close();
  await demo.stop();
});

test('an island that cannot read what it is given says so, and counts as no live one', async ({ page, guard }) => {
  await page.goto(path('landing', 'en'));
  await awake(page);
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      for (const island of document.querySelectorAll('leptos-island[data-props]')) island.setAttribute('data-props', '0');
    }),
  );
  guard.expect(/^The island \w+ does not come to life: Error: it cannot read what it is given/);
  await page.reload();
  await expect(awake(page)).rejects.toThrow('islands that do not come to life');
});
