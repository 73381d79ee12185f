/** Lists of topics and of one's own drafts: what a row says, where it leads, and what is done in it. */

import type { Page } from '@playwright/test';
import { awake } from '../fixtures/awake.ts';
import { Commons } from '../fixtures/commons.ts';
import { hands, looking } from '../fixtures/journey.ts';
import { demoMembers, type Reading, type SignIn, signedIn } from '../fixtures/members.ts';
import { markRead } from '../fixtures/read.ts';
import { path } from '../fixtures/routes.ts';
import { expect, type Language, test } from '../fixtures/test.ts';
import { texts } from '../fixtures/texts.ts';

const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };

let demo: Commons;
let first: SignIn;
let second: SignIn;

/** A demo for the tests of a group: who is new may say so much within an hour, and no more. */
function withDemo(): void {
  test.beforeAll(async () => {
    demo = await Commons.start();
    ({ first, second } = await demoMembers(demo));
  });
  test.afterAll(async () => demo.stop());
}

const row = (page: Page, language: Language) => page.locator('li[data-topic]', { hasText: topic[language] });

async function openTopic(page: Page, language: Language): Promise<void> {
  await page.goto(path('community', language));
  await row(page, language).getByRole('link', { name: topic[language] }).click();
  await expect(page.locator('article.comment')).not.toHaveCount(0);
}

/** Says something in the topic, as a page without scripts does. */
async function say(page: Page, language: Language, words: string): Promise<void> {
  await openTopic(page, language);
  await page.locator('[name="body"]').fill(words);
  await hands(texts(language)).press('community.composer.submit', page);
  await expect(page.locator('article.comment', { hasText: words })).toBeVisible();
}

/** Marks the topic as read, whatever was. */
async function readAll(page: Page, language: Language): Promise<void> {
  await openTopic(page, language);
  await markRead(page);
}

/** Counts what a page loads anew, from now on. */
function navigations(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) count += 1;
  });
  return () => count;
}

for (const [language, width] of [['en', 360], ['en', 1280], ['fr', 360], ['fr', 1280]] as const) {
  test.describe(`${language}, ${width} px`, () => {
    test.use({ language });
    withDemo();
    // Plain pages are looked at once at each width.
    const isPlainToo = (language === 'fr') === (width === 360);
    for (const javaScriptEnabled of isPlainToo ? [true, false] : [true]) {
      const reading: Reading = { language, javaScriptEnabled, width };
      const how = javaScriptEnabled ? '' : 'without JavaScript, ';
      const look = looking(`lists${javaScriptEnabled ? '' : '-plain'}`, reading);

      test(`${how}a row leads to the first comment that was not read, in the order chosen last`, async ({ browser, t }) => {
        const hers = await signedIn(browser, demo, first, reading);
        const his = await signedIn(browser, demo, second, { language, javaScriptEnabled: false, width: 1280 });
        const said = (words: string) => hers.locator('article.comment', { hasText: words });
        for (const order of ['oldest', 'newest'] as const) {
          await readAll(hers, language);
          await hers.getByRole('link', { name: t(`community.comments.${order}`) }).click();
          await expect(hers).toHaveURL(new RegExp(`order=${order}`));
          const words = ['One', 'Two'].map((word) => `${word}-${order}-${width}-${javaScriptEnabled}-${language}`);
          // Longer than a screen: what is seen to its end is read.
          for (const word of words) await say(his, language, [word, ...Array<string>(30).fill('And more.')].join('\n\n'));
          await hers.goto(path('community', language));
          const here = row(hers, language);
          await expect(here.locator('.row-excerpt')).toContainText(words[1] ?? '');
          await expect(here).toContainText(second.username);
          await look(hers, 'front');
          await here.locator('a.tag-new').click();
          await expect(hers).toHaveURL(new RegExp(`${order === 'oldest' ? 'page=\\d+' : 'order=newest'}.*#c-\\d+$`));
          await expect(said(words[0] ?? '')).toBeInViewport();
          await expect(said(words[0] ?? '')).toBeFocused();
          if (javaScriptEnabled) {
            await awake(hers);
            await expect(hers.locator('#next-new')).toBeVisible();
            await hers.route('**/*', (route) =>
              route.request().postData()?.includes('reaction=')
                ? route.fulfill({ status: 409, contentType: 'application/json', body: JSON.stringify({ refused: 'stale' }) })
                : route.fallback(),
            );
            await said(words[0] ?? '').locator('button[name="reaction"]').first().dispatchEvent('click');
            await expect(hers.locator('#refused')).toContainText(t('common.in_place.stale'));
            await hers.unroute('**/*');
            await hers.keyboard.press('n');
            await expect(said(words[1] ?? '')).toBeFocused();
            await expect(said(words[1] ?? '')).toBeInViewport();
            await expect(hers.locator('#next-new'), 'nothing is left').toBeHidden();
            await expect(hers.locator('#announced')).toHaveText(t('community.comments.no_more_new'));
            await expect(hers.locator('#refused'), 'what was refused stays in sight').toBeVisible();
          }
        }
        await hers.context().close();
        await his.context().close();
      });

      test(`${how}drafts are found again, discarded, and had back`, async ({ browser, t }) => {
        const page = await signedIn(browser, demo, first, reading);
        const { press } = hands(t);
        const words = `Draft-${width}-${javaScriptEnabled}`;
        const drafts = page.locator('#drafts');
        await page.goto(path('community', language));
        await expect(drafts).toHaveCount(0);
        await openTopic(page, language);
        if (javaScriptEnabled) await awake(page);
        await page.locator('[name="body"]').fill(`> Quoted\n\n${words}`);
        await press('community.draft.save', page);
        if (javaScriptEnabled) await expect(page.locator('#draft-said')).toHaveText(t('community.draft.saved'));
        else await expect(page.locator('#draft-kept')).toBeVisible();
        for (const list of [path('community', language), path('myTopics', language)]) {
          await page.goto(list);
          await expect(drafts.getByRole('heading', { level: 2 })).toHaveText(t('community.own_drafts.title', { number: 1 }));
          await expect(drafts.locator('.row-excerpt')).toHaveText(words);
          await look(page, list.split('/').at(-1) ?? '');
        }
        await drafts.getByRole('link', { name: topic[language] }).click();
        await expect(page).toHaveURL(/#reply$/);
        await expect(page.locator('[name="body"]')).toHaveValue(`> Quoted\n\n${words}`);
        await expect(page.locator('[name="body"]')).toBeInViewport();

        await page.goto(path('community', language));
        if (javaScriptEnabled) await awake(page);
        const loads = navigations(page);
        const discard = page.getByRole('button', { name: t('community.draft.discard') });
        const undo = page.getByRole('button', { name: t('community.own_drafts.undo'), exact: true });
        await discard.click();
        await expect(undo).toBeVisible();
        await expect(discard).toBeHidden();
        if (javaScriptEnabled) {
          await expect(undo).toBeFocused();
          await expect(page.locator('#announced')).toHaveText(t('community.draft.discarded'));
          await expect(page.locator('#drafts-title')).toHaveText(t('community.own_drafts.title', { number: 0 }));
        }
        await look(page, 'discarded');
        await undo.click();
        await expect(discard).toBeVisible();
        if (javaScriptEnabled) {
          await expect(discard).toBeFocused();
          await expect(page.locator('#announced')).toHaveText(t('community.own_drafts.restored'));
          expect(loads(), 'no page was loaded').toBe(0);
          await page.reload();
          await awake(page);
        }
        await expect(drafts.locator('.row-excerpt')).toHaveText(words);
        await discard.click();
        await expect(undo).toBeVisible();
        await page.goto(path('community', language));
        await expect(drafts).toHaveCount(0);
        await page.context().close();
      });
    }
  });
}

test.describe('offline', () => {
  withDemo();
  test('without a network a draft is not discarded, and that is said', async ({ browser, t }) => {
    const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 1280 });
    await openTopic(page, 'en');
    await awake(page);
    await page.locator('[name="body"]').fill('Stays');
    await hands(t).press('community.draft.save', page);
    await expect(page.locator('#draft-said')).toHaveText(t('community.draft.saved'));
    await page.goto(path('community', 'en'));
    await awake(page);
    const discard = page.getByRole('button', { name: t('community.draft.discard') });
    await page.context().setOffline(true);
    await discard.click();
    await expect(page.locator('#refused')).not.toHaveText('');
    await expect(discard).toBeVisible();
    await page.context().setOffline(false);
    // The browser takes a moment to notice.
    await expect.poll(() => page.evaluate(() => fetch(location.href, { method: 'HEAD' }).then((answer) => answer.ok, () => false))).toBe(true);
    await discard.click();
    await expect(page.getByRole('button', { name: t('community.own_drafts.undo'), exact: true })).toBeFocused();
    await page.context().close();
  });
});
