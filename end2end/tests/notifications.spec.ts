/** A member follows and bookmarks a topic, is told that somebody named them, and stops the mails about it. */

import type { Page } from '@playwright/test';
import { awake } from '../fixtures/awake.ts';
import { violations } from '../fixtures/axe.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, device, signedIn, type SignIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];
type How = Pick<Arguments, 'language' | 'javaScriptEnabled' | 't'> & { width: number };

const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };

for (const [language, javaScriptEnabled, width] of [['en', true, 360], ['fr', true, 1280], ['fr', false, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
    test('a member hears of what concerns them, and of nothing they muted', async ({ browser, language, t, javaScriptEnabled }) => {
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
  const look = async (name: string) => {
    await hers.screenshot({ path: `screenshots/notices-${name}-${language}-${width}.png`, fullPage: true });
    if (javaScriptEnabled) expect(await violations(hers), name).toEqual([]);
    const overflow = await hers.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} is wider than the screen`).toBe(0);
  };
  const way = hers.getByRole('navigation', { name: t('account.nav.label') }).getByRole('link', { name: t('following.notifications.title') });
  const readTopic = async (page: Page) => {
    await page.goto(path('community', language));
    await page.getByRole('link', { name: topic[language] }).first().click();
  };

  await test.step('nothing is there yet', async () => {
    await hers.goto(path('community', language));
    await way.click();
    await expect(hers.getByRole('status')).toHaveText(t('following.notifications.none'));
    await look('none');
  });

  await test.step('she follows a topic and puts a bookmark in it', async () => {
    await readTopic(hers);
    await press(hers, 'following.buttons.follow');
    await expect(hers.locator('#following')).toContainText(t('following.buttons.is_followed'));
    await press(hers, 'following.buttons.bookmark');
    await look('followed');
    await hers.goto(path('community', language));
    await hers.getByRole('link', { name: t('following.page.title'), exact: true }).click();
    await expect(hers.getByRole('link', { name: topic[language] })).toHaveCount(2);
    await look('my-topics');
  });

  await test.step('she chooses to read in mails how comments begin', async () => {
    await hers.goto(path('account', language));
    await hers.getByLabel(t('account.notifications.excerpts.label')).check();
    await hers.locator(`#language-${language}`).check();
    await hers.getByRole('button', { name: t('account.account.profile.submit') }).click();
    await expect(hers.locator('.notice-success')).toBeVisible();
  });

  // What is told at once is looked for twice a minute, and then not for a while: nothing else may be told before.
  const mail = await test.step('he names her, and she is mailed who it was, in which topic and how it begins', async () => {
    await readTopic(his);
    await his.locator('[name="body"]').fill(`@${first.username}?`);
    await press(his, 'community.composer.submit');
    await expect(his).toHaveURL(/#c-\d+$/);
    // Behind a long name the topic is cut.
    const said = t('following.mail.subjects.mention', { name: second.username, topic: '…' }).split('…')[0] ?? '';
    const begins = `${said}${topic[language].slice(0, 30)}`;
    const mailed = () => demo.mailbox.mails.find(({ subject }) => subject.startsWith(begins));
    await expect.poll(() => mailed() !== undefined, { timeout: 120_000, message: begins }).toBe(true);
    const found = mailed();
    if (found === undefined) throw new Error('it was there');
    expect(found.html).toContain(`@${first.username}?</blockquote>`);
    expect(found.text).toContain(`> @${first.username}?`);
    // Looked at with a script, whatever their reader's browser runs.
    const letter = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: true });
    await letter.setContent(found.html);
    await letter.screenshot({ path: `screenshots/notices-mail-${language}-${width}.png`, fullPage: true });
    expect(await violations(letter)).toEqual([]);
    expect(await letter.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await letter.close();
    return found;
  });

  await test.step('she is told until she has seen it', async () => {
    await hers.goto(path('account', language));
    await expect(way).toContainText(t('following.notifications.unseen_one'));
    await look('told-in-the-bar');
    await way.click();
    await expect(hers.getByRole('link', { name: t('following.told.mention', { name: second.username }) })).toBeVisible();
    await look('told');
    if (javaScriptEnabled) await awake(hers);
    let loads = 0;
    hers.on('framenavigated', () => { loads += 1; });
    await press(hers, 'following.notifications.mark_seen');
    if (javaScriptEnabled) {
      await expect(hers.locator('#announced')).toHaveText(t('following.notifications.seen'));
      await expect(hers.locator('main').getByText(t('following.notifications.seen'))).toBeFocused();
      await expect(hers.getByRole('button', { name: t('following.notifications.mark_seen') })).toBeHidden();
      await look('seen');
      expect(loads, 'no page was loaded').toBe(0);
    }
    await expect(way).toHaveText(t('following.notifications.title'));
    await expect(hers.locator('.rows .tag-new')).toHaveCount(0);
    await hers.getByRole('link', { name: t('following.told.mention', { name: second.username }) }).click();
    await expect(hers.locator('article.comment', { hasText: `@${first.username}?` })).toBeVisible();
  });

  await test.step('signed out, the button of the mail leads her there through sign-in', async () => {
    const out = await device(browser, demo, { language, javaScriptEnabled, width });
    await out.goto(mail.link(t('following.mail.ways.mention')));
    await out.locator('[name="username"]').fill(first.username);
    await out.locator('[name="password"]').fill(first.password);
    await out.getByRole('button', { name: t('account.sign_in.submit'), exact: true }).click();
    await expect(out.locator('article.comment', { hasText: `@${first.username}?` })).toBeVisible();
    await out.context().close();
  });

  await test.step('of a topic that she muted she hears nothing', async () => {
    await readTopic(hers);
    await press(hers, 'following.buttons.mute');
    await expect(hers.locator('#following')).toContainText(t('following.buttons.is_muted'));
    await readTopic(his);
    await his.locator('[name="body"]').fill(`@${first.username}!`);
    await press(his, 'community.composer.submit');
    await expect(his).toHaveURL(/#c-\d+$/);
    await hers.goto(path('community', language));
    await expect(way).toHaveText(t('following.notifications.title'));
  });

  await test.step('she chooses how often she is mailed', async () => {
    await hers.goto(path('account', language));
    await hers.locator('[name="mention"]').selectOption('weekly');
    await hers.locator('form', { has: hers.locator('[name="mention"]') }).getByRole('button').click();
    await expect(hers.locator('[name="mention"]')).toHaveValue('weekly');
    await look('choices');
  });
}
