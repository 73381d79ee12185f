/** Two members discuss a topic of the demo association. */

import type { Page } from '@playwright/test';
import { violations } from '../fixtures/axe.ts';
import { fromMenu } from '../fixtures/comments.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn, type SignIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };
const closed = { en: 'Parental leave in small practices', fr: 'Le congé parental dans les petits cabinets' };
const theme = { en: 'Health of the workforce', fr: 'Santé des équipes' };

for (const [language, javaScriptEnabled, width] of [['en', true, 360], ['fr', true, 1280], ['fr', false, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
    test('two members discuss, change their minds, and keep track of what they read', async ({ browser, language, t, javaScriptEnabled }) => {
      const demo = await Commons.start();
      try {
        await journey({ browser, language, t, javaScriptEnabled, width }, demo);
      } finally {
        await demo.stop();
      }
    });
  });
}

async function journey({ browser, language, t, javaScriptEnabled, width }: How & Pick<Arguments, 'browser'>, demo: Commons): Promise<void> {
  const { first, second } = await demoMembers(demo);
  const open = (who: SignIn) => signedIn(browser, demo, who, { language, javaScriptEnabled, width });
  const [hers, his] = [await open(first), await open(second)];
  const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).first().click();
  const look = async (page: Page, name: string) => {
    await page.screenshot({ path: `screenshots/comments-${name}-${language}-${width}.png`, fullPage: true });
    if (javaScriptEnabled) expect(await violations(page), name).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} is wider than the screen`).toBe(0);
  };
  const now = Date.now();
  const words = { first: `Un-${now}`, second: `Deux-${now}`, reply: `Trois-${now}` };
  const mine = (page: Page, text: string) => page.locator('article.comment', { hasText: text });

  await test.step('she finds a topic and reads what was said', async () => {
    await hers.goto(path('community', language));
    await look(hers, 'community');
    await hers.getByRole('link', { name: topic[language] }).click();
    await expect(hers.locator('article.comment')).not.toHaveCount(0);
    await look(hers, 'topic');
  });

  await test.step('nothing is refused without a reason, and a preview posts nothing', async () => {
    await press(hers, 'community.composer.submit');
    await expect(hers.getByRole('alert')).toContainText(t('community.composer.empty'));
    await hers.locator('[name="body"]').fill(`**${words.first}**`);
    await press(hers, 'community.composer.preview');
    await expect(hers.locator('.preview strong')).toHaveText(words.first);
    await expect(mine(hers, words.first)).toHaveCount(0);
    await look(hers, 'preview');
  });

  await test.step('she posts it, and changes it', async () => {
    await press(hers, 'community.composer.submit');
    await expect(hers).toHaveURL(/#c-\d+$/);
    await fromMenu(mine(hers, words.first), t('community.comments.edit'));
    await look(hers, 'edit');
    await hers.locator('[name="body"]').fill(`${words.first} ${words.second}`);
    await press(hers, 'community.edit.save');
    await expect(mine(hers, words.second)).toContainText(t('community.comments.edited'));
  });

  await test.step('he answers, and says that it helped', async () => {
    await his.goto(path('community', language));
    await his.getByRole('link', { name: topic[language] }).click();
    await mine(his, words.second).getByRole('button', { name: t('community.comments.helped') }).click();
    await expect(mine(his, words.second).getByRole('button', { name: t('community.comments.helped') })).toHaveAttribute('aria-pressed', 'true');
    await fromMenu(mine(his, words.second), t('community.comments.quote_of', { name: first.username }));
    await expect(his.locator('[name="body"]')).toHaveValue(new RegExp(`@${first.username}`));
    await his.locator('[name="body"]').pressSequentially(words.reply);
    await press(his, 'community.composer.submit');
    await expect(mine(his, words.reply)).toBeVisible();
    await look(his, 'conversation');
  });

  await test.step('she marks all as read, and finds what came after', async () => {
    await hers.goto(path('community', language));
    await hers.getByRole('link', { name: topic[language] }).click();
    if (javaScriptEnabled) {
      await hers.locator('.read-mark').scrollIntoViewIfNeeded();
      await expect(hers.locator('.read-mark .muted')).toHaveText(t('community.comments.read_kept'));
      // Also where it counts: the page, opened again, has nothing left to mark.
      await expect(async () => {
        await hers.reload();
        await expect(hers.locator('#read-along')).toHaveCount(0, { timeout: 500 });
      }).toPass();
    } else {
      await press(hers, 'community.comments.read_here');
    }
    await his.locator('[name="body"]').fill('Quatre');
    await press(his, 'community.composer.submit');
    if (javaScriptEnabled) {
      const came = hers.getByRole('link', { name: t('community.comments.came_one', { number: '1' }) });
      await expect(came).toBeVisible();
      await look(hers, 'meanwhile');
      await came.click();
      await expect(mine(hers, 'Quatre')).toBeInViewport();
      await expect(mine(hers, 'Quatre')).toBeFocused();
    } else {
      await hers.goto(path('community', language));
      await expect(hers.locator('.tag-new').first()).toContainText(t('community.comments.unread_one'));
      await hers.getByRole('link', { name: topic[language] }).click();
      await look(hers, 'new');
    }
  });

  await test.step('he finds what she said, whatever the accents and endings', async () => {
    // What is new is found a moment later.
    await expect(async () => {
      await his.goto(path('community', language));
      await his.getByRole('banner').getByRole('button', { name: t('community.search.submit') }).click();
      await his.getByRole('main').getByRole('searchbox').fill(words.first.toLowerCase());
      await his.keyboard.press('Enter');
      await expect(his.locator('.passage mark').first()).toBeVisible({ timeout: 500 });
    }).toPass();
    await look(his, 'found');
    await his.getByRole('main').getByRole('searchbox').fill('zanzibar');
    await his.keyboard.press('Enter');
    await expect(his.getByRole('status')).toContainText(t('community.search.none'));
    await his.goBack();
    await his.getByRole('link', { name: topic[language] }).first().click();
    await expect(mine(his, words.second).first()).toBeVisible();
  });

  await test.step('she takes her comment back, and a trace stays', async () => {
    await fromMenu(mine(hers, words.second), t('community.comments.withdraw'));
    const question = javaScriptEnabled ? hers.getByRole('dialog') : hers.locator('main');
    await expect(question.getByRole('heading', { name: t('community.edit.withdraw_page') })).toBeVisible();
    await expect(question).not.toContainText('30 minutes');
    await press(hers, 'community.edit.withdraw_button');
    if (javaScriptEnabled) await expect(hers.locator('main')).toContainText(t('community.comments.withdrawn'));
    await his.reload();
    await expect(his.locator('main')).toContainText(t('community.comments.withdrawn'));
    await expect(his.locator('.comment').first()).not.toContainText(words.second);
  });

  await test.step('what is closed is read, and not written to', async () => {
    await hers.goto(path('community', language));
    await hers.getByRole('link', { name: theme[language], exact: true }).click();
    await hers.getByRole('link', { name: t('community.theme.over'), exact: true }).click();
    await hers.getByRole('link', { name: closed[language] }).click();
    await expect(hers.locator('main')).toContainText(t('community.comments.closed'));
    await expect(hers.locator('[name="body"]')).toHaveCount(0);
    await look(hers, 'closed');
  });
}

type How = Pick<Arguments, 'language' | 'javaScriptEnabled' | 't'> & { width: number };
