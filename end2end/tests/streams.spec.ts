/** What open pages hear goes through one stream a browser, so that none of its pages waits for a connection. */

import type { BrowserContext, Request } from '@playwright/test';
import { awake } from '../fixtures/awake.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test } from '../fixtures/test.ts';

const topic = 'What takes your time away from patients?';
const titles = { en: topic, fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };

/** How many streams the pages of a browser hold open now. */
function streamsOf(context: BrowserContext): () => number {
  const streams = new Set<Request>();
  context.on('request', (request) => {
    if (/\/(events|evenements)$/.test(request.url())) streams.add(request);
  });
  context.on('requestfailed', (request) => streams.delete(request));
  context.on('requestfinished', (request) => streams.delete(request));
  return () => [...streams].filter((request) => !request.frame().page().isClosed()).length;
}

test('a member with seven topic tabs loads the eighth, and one of them listens for all', async ({ browser, t }) => {
  const demo = await Commons.start();
  const { first, second } = await demoMembers(demo);
  const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 1280 });
  const context = page.context();
  const streams = streamsOf(context);
  await page.goto(path('community', 'en'));
  await page.getByRole('link', { name: topic }).click();
  const address = page.url();
  await expect.poll(streams, 'the first listens').toBe(1);
  let last = page;
  for (let tab = 2; tab <= 8; tab++) {
    const next = await context.newPage();
    const loaded = next.waitForResponse((response) => /commons\..*\.wasm$/.test(response.url()));
    await next.goto(address);
    await expect(next.locator('article.comment').first(), `tab ${tab}`).toBeVisible();
    await loaded;
    last = next;
  }
  await expect.poll(streams).toBe(1);

  const other = await signedIn(browser, demo, second, { language: 'en', javaScriptEnabled: false, width: 1280 });
  const write = async (words: string) => {
    await other.goto(address);
    await other.locator('[name="body"]').fill(words);
    await other.getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
    await expect(other.locator('article.comment', { hasText: words })).toBeVisible();
  };

  await test.step('what the page that listens hears of a comment, all of them say', async () => {
    await write('Zibeline');
    for (const tab of [page, last]) await expect(tab.locator('#new-comments')).toContainText(/^1\s/);
    expect(streams(), 'and none of them has a stream of its own').toBe(1);
  });

  await test.step('once it is closed, another listens', async () => {
    await page.close();
    await expect.poll(streams).toBe(1);
    await write('Martre');
    await expect(last.locator('#new-comments')).toContainText(/^2\s/);
    expect(streams()).toBe(1);
  });
  await context.close();
  await demo.stop();
});

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('what is new shows in the bar and in lists of every open page, and none is loaded for it', async ({ browser, t }) => {
      const demo = await Commons.start();
      const { first, second } = await demoMembers(demo);
      const hers = await signedIn(browser, demo, first, { language, javaScriptEnabled: true, width: 360 });
      const his = await signedIn(browser, demo, second, { language, javaScriptEnabled: false, width: 1280 });
      const streams = streamsOf(hers.context());
      const bar = (page: typeof hers) => page.getByRole('navigation', { name: t('account.nav.label') }).getByRole('link', { name: t('following.notifications.title') });
      let named = 0;
      const name = async () => {
        named += 1;
        await his.goto(path('community', language));
        await his.getByRole('link', { name: titles[language] }).first().click();
        await his.locator('[name="body"]').fill(`@${first.username} ${named}?`);
        await his.getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
        await expect(his).toHaveURL(/#c-\d+$/);
      };
      await hers.goto(path('community', language));
      await expect.poll(streams, 'one page listens').toBe(1);
      const account = await hers.context().newPage();
      const came = account.waitForResponse((response) => response.url().endsWith('?once=true'));
      await account.goto(path('account', language));
      await came;
      let loaded = 0;
      for (const page of [hers, account]) page.on('framenavigated', () => (loaded += 1));
      await expect(bar(hers)).toHaveText(t('following.notifications.title'));
      const rows = await hers.locator('.rows').first().textContent();

      await test.step('somebody names her', async () => {
        await name();
        for (const page of [hers, account]) await expect(bar(page)).toContainText(t('following.notifications.unseen_one'));
        await expect(account.locator('#announced')).toHaveText(t('following.notifications.came_one'));
        await expect(hers.locator('#list-news')).toHaveText(t('community.row.news_one'));
        expect(await hers.locator('.rows').first().textContent(), 'what she reads stays as it is').toBe(rows);
        expect([loaded, streams()]).toEqual([0, 1]);
        await hers.screenshot({ path: `screenshots/list-news-${language}-360.png` });
      });

      await test.step('a second time it is shown, and not said again', async () => {
        await name();
        await expect(bar(account)).toContainText(t('following.notifications.unseen_other', { number: '2' }));
        await expect(account.locator('#announced')).toHaveText(t('following.notifications.came_one'));
      });

      await test.step('the list is there anew once she asks for it', async () => {
        await hers.locator('#list-news').click();
        await expect(hers.locator('#list-news')).toBeHidden();
        await expect(hers.locator('.rows').first()).not.toHaveText(rows ?? '');
        await expect(hers.locator('#announced')).toHaveText(t('community.row.shown'));
        await expect(hers.locator('.topic-list').getByRole('link', { name: titles[language], exact: true })).toBeFocused();
        expect([loaded, streams()], 'and no page was loaded').toEqual([0, 1]);
      });

      await test.step('what she writes in one tab is nothing new in the other', async () => {
        const address = await hers.locator('.topic-list').getByRole('link', { name: titles[language], exact: true }).getAttribute('href') ?? '';
        await account.goto(address);
        await awake(account);
        await hers.goto(address);
        await awake(hers);
        await hers.locator('[name="body"]').fill('Hermine');
        await hers.getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
        await expect(hers.locator('article.comment', { hasText: 'Hermine' })).toBeFocused();
        await name();
        await expect(account.locator('#new-comments')).toContainText(/^1\s/);
        await account.locator('#new-comments').click();
        await expect(account.locator('article.comment', { hasText: `@${first.username} ${named}?` })).toBeFocused();
        await expect(account.locator('article.comment', { hasText: 'Hermine' })).toHaveCount(1);
      });

      await test.step('what she has seen in one tab is seen in the other', async () => {
        await hers.goto(path('notifications', language));
        await hers.getByRole('button', { name: t('following.notifications.mark_seen') }).click();
        await expect(bar(account)).toHaveText(t('following.notifications.title'));
      });
      await Promise.all([hers, his].map((page) => page.context().close()));
      await demo.stop();
    });
  });
}
