/** Reactions, following and bookmarks without leaving the page, and what becomes of them where the server or the network says no. */

import type { Locator, Page } from '@playwright/test';
import { awake } from '../fixtures/awake.ts';
import { violations } from '../fixtures/axe.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn, type SignIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];
type How = Pick<Arguments, 'browser' | 'language' | 't'> & { width: number };

const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };

for (const [language, width] of [['en', 360], ['en', 1280], ['fr', 360], ['fr', 1280]] as const) {
  test.describe(`${language}, ${width} px`, () => {
    test.use({ language, viewport: { width, height: 800 } });
    test('each act is done where one reads, said, and taken back where it is refused', async ({ browser, language, t }) => {
      const demo = await Commons.start();
      try {
        await inPlace({ browser, language, t, width }, demo);
      } finally {
        await demo.stop();
      }
    });
    // Plain pages are looked at once at each width.
    if ((language === 'fr') !== (width === 360)) return;
    test('without JavaScript each act leads back to where it was done, and says so', async ({ browser, language, t }) => {
      const demo = await Commons.start();
      try {
        await plainly({ browser, language, t, width }, demo);
      } finally {
        await demo.stop();
      }
    });
  });
}

/** Counts what a page loads anew, from now on. */
function navigations(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) count += 1;
  });
  return () => count;
}

/** Opens the topic, once its islands are awake. */
async function openTopic(page: Page, language: 'en' | 'fr'): Promise<void> {
  await page.goto(path('community', language));
  await page.getByRole('link', { name: topic[language] }).click();
  await expect(page.locator('article.comment')).not.toHaveCount(0);
}

/** The bars that can be pressed: the first of a comment, and the first of a reply. */
const reaction = (page: Page, code: string): Locator => page.locator(`button[name="reaction"][value*=".${code}."]`);

async function inPlace({ browser, language, t, width }: How, demo: Commons): Promise<void> {
  const { first } = await demoMembers(demo);
  const page = await signedIn(browser, demo, first, { language, javaScriptEnabled: true, width });
  await openTopic(page, language);
  await awake(page);
  const loads = navigations(page);
  const said = page.locator('#announced');
  const refused = page.locator('#refused');
  const scroll = () => page.evaluate(() => scrollY);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('value') ?? document.activeElement?.tagName);

  await test.step('a reaction is shown, said, and taken back', async () => {
    for (const place of ['.threads > li > article', '.replies article']) {
      const button = page.locator(`${place} button[name="reaction"][value*=".helped."]`).first();
      const id = ((await button.getAttribute('value')) ?? '').split('.')[0] ?? '';
      const same = page.locator(`button[name="reaction"][value^="${id}.helped."]`);
      const bar = page.locator(`#c-${id} .reactions`).first();
      const before = { html: await bar.innerHTML(), pressed: await same.getAttribute('aria-pressed') };
      await same.scrollIntoViewIfNeeded();
      const at = await scroll();
      await same.click();
      await expect(same).toHaveAttribute('aria-pressed', before.pressed === 'true' ? 'false' : 'true');
      await expect(said).toContainText(t('community.comments.helped'));
      expect(await scroll(), 'nothing moves').toBe(at);
      expect((await focused())?.startsWith(`${id}.helped.`), 'the focus stays').toBe(true);
      await same.press('Enter');
      await expect(same).toHaveAttribute('aria-pressed', before.pressed ?? 'false');
      await page.waitForLoadState('networkidle');
      expect(await isWrittenAs(bar, before.html), 'the browser writes what the server wrote').toBe(true);
      await same.click();
      await expect(same).toHaveAttribute('aria-pressed', before.pressed === 'true' ? 'false' : 'true');
    }
    expect(loads(), 'no page was loaded').toBe(0);
  });

  await test.step('following, muting and a bookmark are shown and said', async () => {
    const form = page.locator('#following');
    const press = async (from: string, to: string) => {
      await form.getByRole('button', { name: t(`following.buttons.${from}`), exact: true }).click();
      await expect(said).toHaveText(t(`following.done.${from}`));
      await expect(form.getByRole('button', { name: t(`following.buttons.${to}`), exact: true })).toBeFocused();
    };
    if (await form.locator('[value="unfollow"]').count()) await press('unfollow', 'follow');
    await press('follow', 'unfollow');
    await expect(form).toContainText(t('following.buttons.is_followed'));
    await press('mute', 'unmute');
    await press('unmute', 'mute');
    if (await form.locator('[value="unbookmark"]').count()) await press('unbookmark', 'bookmark');
    await press('bookmark', 'unbookmark');
    expect(loads(), 'no page was loaded').toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  const button = reaction(page, 'seen_too').first();
  const pressed = await button.getAttribute('aria-pressed');
  await test.step('without a network it is what it was, and that is said', async () => {
    await button.scrollIntoViewIfNeeded();
    const [at, value] = [await scroll(), await button.getAttribute('value')];
    await page.context().setOffline(true);
    await button.click();
    await expect(refused).toContainText(t('common.in_place.unreachable'));
    await expect(said).toContainText(t('common.in_place.unreachable'));
    await expect(button).toHaveAttribute('aria-pressed', pressed ?? 'false');
    expect([await scroll(), await focused()]).toEqual([at, value]);
    await page.screenshot({ path: `screenshots/in-place-offline-${language}-${width}.png` });
    expect(await violations(page)).toEqual([]);
    await page.context().setOffline(false);
    await button.click();
    await expect(refused).toBeHidden();
    await expect(button).not.toHaveAttribute('aria-pressed', pressed ?? 'false');
  });

  await test.step('what is refused is what it was, and says why', async () => {
    const was = await button.getAttribute('aria-pressed');
    for (const [status, word, text] of [
      [429, { too_many: { seconds: 130 } }, t('common.in_place.in_minutes', { number: 3 })],
      [409, 'stale', t('common.in_place.stale')],
      [404, 'not_found', t('common.in_place.not_found')],
    ] as const) {
      await page.route('**/*', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ status, contentType: 'application/json', body: JSON.stringify({ refused: word }) })
          : route.continue(),
      );
      await button.click();
      await expect(refused).toContainText(text);
      await expect(button).toHaveAttribute('aria-pressed', was ?? 'false');
      await page.unroute('**/*');
    }
    await refused.getByRole('button', { name: t('common.in_place.close') }).click();
    await expect(refused).toBeHidden();
  });

  await test.step('who is signed out is told, and led to signing in', async () => {
    await page.context().clearCookies({ name: '__Host-session' });
    await button.click();
    await expect(refused).toContainText(t('common.in_place.signed_out'));
    const way = refused.getByRole('link', { name: t('common.in_place.sign_in') });
    await expect(way).toHaveAttribute('href', new RegExp(`${path('signIn', language)}\\?to=`));
    await expect(page.locator('#following [value="unbookmark"]')).toBeVisible();
    await page.locator('#following [value="unbookmark"]').click();
    await expect(page.locator('#following [value="unbookmark"]')).toBeVisible();
    expect(loads(), 'no page was loaded').toBe(0);
  });
}

/**
 * Whether what the browser shows is what the server wrote, but for the marks of whoever wrote it, the order of attributes, and what
 * makes a row one stop for Tab.
 */
const isWrittenAs = (place: Locator, html: string): Promise<boolean> =>
  place.evaluate((shown, html) => {
    const [one, other] = [shown.cloneNode(true) as Element, shown.cloneNode(false) as Element];
    other.innerHTML = html;
    for (const each of [one, other]) {
      const comments = document.createNodeIterator(each, NodeFilter.SHOW_COMMENT);
      for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) (comment as Comment).remove();
      each.querySelectorAll('[tabindex]').forEach((button) => button.removeAttribute('tabindex'));
      each.normalize();
    }
    return one.isEqualNode(other);
  }, html);

async function plainly({ browser, language, t, width }: How, demo: Commons): Promise<void> {
  const { first } = await demoMembers(demo);
  const page = await signedIn(browser, demo, first as SignIn, { language, javaScriptEnabled: false, width });
  await openTopic(page, language);
  const here = new URL(page.url()).pathname;

  await test.step('a reaction to a reply leads back to the reply in its topic', async () => {
    const button = page.locator('.replies article button[name="reaction"][value*=".helped."]').first();
    const id = ((await button.getAttribute('value')) ?? '').split('.')[0] ?? '';
    const was = await button.getAttribute('aria-pressed');
    await button.click();
    await expect(page).toHaveURL(new RegExp(`${here}\\?page=1#c-${id}$`));
    await expect(page.locator(`button[name="reaction"][value^="${id}.helped."]`)).not.toHaveAttribute('aria-pressed', was ?? '');
    await expect(page.locator(`#c-${id}`)).toBeInViewport();
  });

  await test.step('following says what was done, and the title stays in sight', async () => {
    await page.locator('#following [value="mute"]').click();
    await expect(page.getByRole('status').filter({ hasText: t('following.done.mute') })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    await page.locator('#following [value="unmute"]').click();
    await expect(page.getByRole('status').filter({ hasText: t('following.done.unmute') })).toBeVisible();
    await page.screenshot({ path: `screenshots/in-place-plain-${language}-${width}.png` });
  });

  await test.step('the order that was chosen is that of the next visit', async () => {
    await page.getByRole('link', { name: t('community.comments.newest'), exact: true }).click();
    await page.goto(here);
    await expect(page.getByRole('link', { name: t('community.comments.newest'), exact: true })).toHaveAttribute('aria-current', 'true');
  });
}
