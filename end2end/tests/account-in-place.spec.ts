/** One's own account: what is chosen is saved without leaving the page, and without JavaScript said where it was chosen. */

import type { Page } from '@playwright/test';
import { awake } from '../fixtures/awake.ts';
import { violations } from '../fixtures/axe.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn, type SignIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];
type How = Pick<Arguments, 'browser' | 'language' | 't'> & { width: number };

for (const [language, width] of [['en', 360], ['fr', 1280]] as const) {
  test.describe(`${language}, ${width} px`, () => {
    test.use({ language, viewport: { width, height: 800 } });

    test('choices are saved in place, said, and taken back by nobody', async ({ browser, language, t }) => {
      const demo = await Commons.start();
      try {
        const { first } = await demoMembers(demo);
        await inPlace({ browser, language, t, width }, demo, first);
      } finally {
        await demo.stop();
      }
    });

    test('without JavaScript the page opens where they were saved, and its contents lead to each section', async ({ browser, language, t }) => {
      const demo = await Commons.start();
      try {
        const { first } = await demoMembers(demo);
        const page = await signedIn(browser, demo, first, { language, width, javaScriptEnabled: false });
        await page.goto(path('account', language));
        const contents = page.getByRole('navigation', { name: t('account.account.contents') }).getByRole('link');
        for (const link of await contents.all()) {
          const place = (await link.getAttribute('href')) ?? '';
          await expect(page.locator(`h2${place}`)).toHaveText((await link.textContent()) ?? '');
        }
        await page.getByLabel(t('account.account.profile.province')).check();
        await page.getByLabel(t('account.notifications.excerpts.label')).check();
        await page.getByRole('button', { name: t('account.account.profile.submit') }).click();
        await expect(page.locator('.notice-success')).toBeFocused();
        await expect(page.locator('.notice-success')).toBeInViewport();
        await expect(page.getByRole('button', { name: t('account.account.profile.submit') })).toBeInViewport();
        await expect(page.getByLabel(t('account.account.profile.province'))).toBeChecked();
        await expect(page.getByLabel(t('account.notifications.excerpts.label'))).toBeChecked();
        await page.context().close();
      } finally {
        await demo.stop();
      }
    });
  });
}

async function inPlace({ browser, language, t, width }: How, demo: Commons, who: SignIn): Promise<void> {
  const page = await signedIn(browser, demo, who, { language, width, javaScriptEnabled: true });
  const province = page.getByLabel(t('account.account.profile.province'));
  const replies = page.locator('#reply');
  const excerpts = page.getByLabel(t('account.notifications.excerpts.label'));
  const save = page.getByRole('button', { name: t('account.account.profile.submit') });
  const said = page.locator('.notice-success');
  await page.goto(path('account', language));
  await awake(page);
  const loads = navigations(page);

  await test.step('the page stays where it is, and says that they are saved', async () => {
    await province.check();
    await replies.selectOption('never');
    await expect(excerpts).not.toBeChecked();
    await expect(excerpts).toHaveAccessibleDescription(t('account.notifications.excerpts.hint'));
    await excerpts.check();
    await save.scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => window.scrollY);
    await save.click();
    await expect(said).toContainText(t('account.account.profile.saved'));
    await expect(page.locator('#announced')).toHaveText(t('account.account.profile.saved'));
    await expect(save).toBeFocused();
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
  });

  await test.step('what is chosen next is not saved yet, and can be saved too', async () => {
    await province.uncheck();
    await expect(said).toBeHidden();
    await save.click();
    await expect(said).toBeVisible();
    expect(loads()).toBe(0);
    await page.reload();
    await expect(province).not.toBeChecked();
    await expect(replies).toHaveValue('never');
    await expect(excerpts).toBeChecked();
    await awake(page);
  });

  await test.step('without a network it is said, and pressing again saves', async () => {
    await replies.selectOption('weekly');
    await page.context().setOffline(true);
    await save.click();
    await expect(page.locator('#refused')).toContainText(t('common.in_place.unreachable'));
    await expect(replies).toHaveValue('weekly');
    await page.context().setOffline(false);
    await save.click();
    await expect(said).toBeVisible();
    await expect(page.locator('#refused')).toBeHidden();
  });

  await test.step('what another window changed meanwhile, the page shows', async () => {
    const other = await page.context().newPage();
    await other.goto(path('account', language));
    await other.getByLabel(t('account.account.profile.kind')).check();
    await other.getByRole('button', { name: t('account.account.profile.submit') }).click();
    await expect(other.locator('.notice-success')).toBeVisible();
    await other.close();
    await replies.selectOption('daily');
    await save.click();
    await expect(said).toContainText(t('account.changed.elsewhere'));
    await expect(said).toBeFocused();
    await expect(page.getByLabel(t('account.account.profile.kind'))).toBeChecked();
    await expect(replies).toHaveValue('daily');
  });
  await page.context().close();
}

/** Counts what a page loads anew, from now on. */
function navigations(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) count += 1;
  });
  return () => count;
}
