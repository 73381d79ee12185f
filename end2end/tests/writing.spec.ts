/** Somebody writes where they read: replies under the comment, quotations, names, buttons, and what no answer came to. */

import type { Locator, Page } from '@playwright/test';
import { awake } from '../fixtures/awake.ts';
import { violations } from '../fixtures/axe.ts';
import { fromMenu } from '../fixtures/comments.ts';
import { Commons } from '../fixtures/commons.ts';
import { demoMembers, signedIn } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];
type How = Pick<Arguments, 'browser' | 'language' | 't'> & { width: number };

const topic = { en: 'What takes your time away from patients?', fr: 'Qu’est-ce qui vous éloigne de vos patientes et patients?' };
const card = { en: 'Her card is 1234-567-897-AB.', fr: 'Sa carte porte TREM 5812 1234.' };

const field = (page: Page): Locator => page.locator('#body');
const section = (page: Page): Locator => page.locator('section.composer');
const said = (page: Page): Locator => page.locator('#announced');
const button = (page: Page, name: string): Locator => section(page).getByRole('button', { name, exact: true });
const head = (page: Page): Locator => page.locator('.threads > li > article.comment').first();

/** Counts what a page loads anew, from now on. */
function navigations(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) count += 1;
  });
  return () => count;
}

/** Opens the topic, and waits until the form helps. */
async function openTopic(page: Page, language: 'en' | 'fr', isAwake = true): Promise<void> {
  await page.goto(path('community', language));
  await page.locator('li[data-topic]').getByRole('link', { name: topic[language] }).click();
  if (isAwake) await awake(page);
}

/** Puts the caret, or a selection, where it is said. */
async function select(page: Page, start: number, end = start): Promise<void> {
  await field(page).evaluate((it: HTMLTextAreaElement, [start, end]: [number, number]) => {
    it.focus();
    it.setSelectionRange(start, end);
  }, [start, end] as [number, number]);
}

for (const [language, width] of [['en', 360], ['en', 1280], ['fr', 360], ['fr', 1280]] as const) {
  test.describe(`${language}, ${width} px`, () => {
    test.use({ language, viewport: { width, height: 800 } });
    test('a comment and a reply are written where one reads, and nothing is lost', async ({ browser, language, t }) => {
      const demo = await Commons.start();
      try {
        await write({ browser, language, t, width }, demo);
      } finally {
        await demo.stop();
      }
    });
    // Plain pages are looked at once at each width.
    if ((language === 'fr') !== (width === 360)) return;
    test('without JavaScript the form, its pages and what they refuse are as they were', async ({ browser, language, t }) => {
      const demo = await Commons.start();
      try {
        await plainly({ browser, language, t, width }, demo);
      } finally {
        await demo.stop();
      }
    });
  });
}

async function write({ browser, language, t, width }: How, demo: Commons): Promise<void> {
  const { first, second } = await demoMembers(demo);
  // Who says nothing anywhere is offered to nobody.
  const his = await signedIn(browser, demo, second, { language, javaScriptEnabled: false, width });
  await his.goto(language === 'en' ? '/en/community/topics/3' : '/fr/communaute/sujets/3');
  await his.locator('[name="body"]').fill('Somebody');
  await his.getByRole('button', { name: t('community.composer.submit'), exact: true }).click();
  await expect(his).toHaveURL(/#c-\d+$/);
  await his.context().close();
  const page = await signedIn(browser, demo, first, { language, javaScriptEnabled: true, width });
  await openTopic(page, language);
  const loads = navigations(page);
  const unique = Date.now();
  const look = async (name: string) => {
    await page.screenshot({ path: `screenshots/writing-${name}-${language}-${width}.png` });
    expect(await violations(page), name).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} is wider than the screen`).toBe(0);
  };

  await test.step('buttons format what is selected, and the browser’s own key undoes it', async () => {
    const bar = section(page).getByRole('toolbar', { name: t('community.formatting.label') });
    await field(page).fill('Beds are short');
    await select(page, 5, 8);
    await bar.getByRole('button', { name: t('community.formatting.bold') }).click();
    await expect(field(page)).toHaveValue('Beds **are** short');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(field(page)).toHaveValue('Beds are short');
    await select(page, 0, 4);
    await page.keyboard.press('Control+i');
    await expect(field(page)).toHaveValue('*Beds* are short');
    // One stop of the tab key; arrows lead on.
    await bar.getByRole('button', { name: t('community.formatting.bold') }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(bar.getByRole('button', { name: t('community.formatting.quote') })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue('> *Beds* are short');
    expect(await bar.locator('button[tabindex="0"]').count()).toBe(1);
    await look('formatting');
    await field(page).fill('');
  });

  await test.step('names are offered behind an @, and taken by a key', async () => {
    await field(page).pressSequentially(`Ask @${second.username.slice(0, 3)}`);
    const names = page.getByRole('listbox', { name: t('community.names.label') });
    await expect(names.getByRole('option', { name: second.username, exact: true })).toBeVisible();
    await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
    await look('names');
    await page.keyboard.press('Escape');
    await expect(names).toBeHidden();
    await page.keyboard.type(second.username.slice(3, 4));
    await expect(names).toBeVisible();
    const wanted = names.getByRole('option', { name: second.username, exact: true });
    while ((await wanted.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue(`Ask @${second.username} `);
    await expect(names).toBeHidden();
    await expect(field(page)).toBeFocused();
    await field(page).fill('');
  });

  await test.step('what is wrong is said in place, and what was typed stays', async () => {
    await button(page, t('community.composer.submit')).click();
    await expect(page.locator('#error-summary')).toBeFocused();
    await expect(page.locator('#error-summary')).toContainText(t('community.composer.empty'));
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
    expect(await page.title()).toContain(t('common.form.error_prefix'));
    await look('wrong');
  });

  await test.step('a preview is shown in place', async () => {
    await field(page).fill(`**One**-${unique}`);
    await button(page, t('community.composer.preview')).click();
    await expect(page.locator('#composer-preview')).toBeFocused();
    await expect(page.locator('#composer-preview strong')).toHaveText('One');
    await expect(page.locator('#error-summary')).toHaveCount(0);
  });

  const mine = (text: string) => page.locator('article.comment', { hasText: text });
  await test.step('Ctrl+Enter posts it: it stands there once, has the focus, and the box is empty', async () => {
    await field(page).press('Control+Enter');
    await expect(mine(`One-${unique}`)).toBeFocused();
    await expect(said(page)).toHaveText(t('community.composer.posted'));
    await expect(field(page)).toHaveValue('');
    await expect(page.locator('#new-comments')).toBeHidden();
    await look('posted');
  });

  await test.step('it is changed where it stands', async () => {
    await fromMenu(mine(`One-${unique}`), t('community.comments.edit'));
    await expect(field(page)).toHaveValue(`**One**-${unique}`);
    await expect(field(page)).toBeFocused();
    await expect(button(page, t('community.edit.save'))).toBeVisible();
    await look('change');
    await field(page).fill('');
    await field(page).press('Control+Enter');
    await expect(page.locator('#error-summary')).toContainText(t('community.edit.refused'));
    await field(page).fill(`**Two**-${unique}`);
    await field(page).press('Control+Enter');
    await expect(mine(`Two-${unique}`)).toBeFocused();
    await expect(mine(`Two-${unique}`)).toContainText(t('community.comments.edited'));
    await expect(said(page)).toHaveText(t('community.edit.done'));
    await expect(mine(`One-${unique}`)).toHaveCount(0);
    await expect(button(page, t('community.composer.submit'))).toBeVisible();
    await expect(field(page)).toHaveValue('');
  });

  await test.step('a reply opens under its comment, is closed with what it holds, and is found again', async () => {
    await field(page).fill('For the topic');
    const link = head(page).getByRole('link', { name: /./ }).and(page.locator('a[href$="#reply"]')).first();
    await link.click();
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveValue('');
    expect(await head(page).evaluate((it) => it.nextElementSibling?.matches('section.composer')), 'right under it').toBe(true);
    await look('reply');
    await field(page).fill(`Half-${unique}`);
    await page.keyboard.press('Escape');
    await expect(link).toBeFocused();
    await expect(said(page)).toHaveText(t('community.draft.left'));
    await expect(field(page)).toHaveValue('For the topic');
    await link.click();
    await expect(field(page)).toHaveValue(`Half-${unique}`);
  });

  await test.step('without an answer it is kept and said, and sent again it is one reply in its place', async () => {
    await field(page).fill(`Reply-${unique}`);
    await page.context().setOffline(true);
    await button(page, t('community.composer.submit')).click();
    await expect(page.locator('#error-summary')).toContainText(t('community.composer.unreachable'));
    await expect(field(page)).toHaveValue(`Reply-${unique}`);
    await look('offline');
    await page.context().setOffline(false);
    // The answer is lost on the way, but the comment stands.
    await page.route('**/replies', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.route('**/reponses', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, t('community.composer.submit')).click();
    await expect(page.locator('form[aria-busy]')).toHaveCount(0);
    await expect(page.locator('#error-summary')).toContainText(t('community.composer.unreachable'));
    await page.unroute('**/replies');
    await page.unroute('**/reponses');
    await button(page, t('community.composer.submit')).click();
    await expect(mine(`Reply-${unique}`)).toBeFocused();
    await expect(mine(`Reply-${unique}`)).toHaveCount(1);
    expect(await mine(`Reply-${unique}`).evaluate((it) => it.closest('ol')?.className)).toBe('replies');
    await expect(field(page), 'what was begun for the topic is there again').toHaveValue('For the topic');
  });

  await test.step('an answer to a reply names it, and once closed the form names none', async () => {
    const reply = mine(`Reply-${unique}`);
    const number = ((await reply.getAttribute('id')) ?? '').replace('c-', '');
    await reply.locator('a[href$="#reply"]').first().click();
    await expect(field(page)).toBeFocused();
    await expect(page.locator('[name="reply_to"]')).toHaveValue(number);
    await page.keyboard.press('Escape');
    await expect(page.locator('[name="reply_to"]')).toHaveValue('0');
    await expect(field(page)).toHaveValue('For the topic');
  });

  await test.step('what is selected of a comment is quoted, and a patient is asked about first', async () => {
    const words = await head(page).locator('.comment-body p').first().evaluate((it) => {
      const text = it.firstChild as Text;
      getSelection()?.setBaseAndExtent(text, 0, text, 12);
      return text.data.slice(0, 12);
    });
    await fromMenu(page.locator('.threads > li > article.comment'), new RegExp(`^${t('community.comments.quote_of', { name: '' }).trim().split(' ')[0] ?? ''}`));
    await expect(field(page)).toHaveValue(new RegExp(`^@\\S+\n\n> ${words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\n\n$`));
    await expect(field(page)).toBeFocused();
    await page.keyboard.type(`${card[language]} ${unique}`);
    await field(page).press('Control+Enter');
    const question = page.locator('#privacy-question');
    await expect(question).toBeVisible();
    await question.locator('#privacy-post').click();
    await expect(mine(card[language])).toBeFocused();
  });

  await test.step('what is taken back is asked about first, and leaves a trace', async () => {
    const number = await mine(`Two-${unique}`).getAttribute('id');
    await fromMenu(mine(`Two-${unique}`), t('community.comments.withdraw'));
    const question = page.locator('#withdraw-question');
    await expect(question).toContainText(t('community.edit.withdraw'));
    await look('withdraw');
    await question.getByRole('button', { name: t('community.edit.withdraw_button') }).click();
    await expect(page.locator(`#${number ?? ''}`)).toContainText(t('community.comments.withdrawn'));
    await expect(page.locator(`#${number ?? ''}`)).toBeFocused();
    await expect(said(page)).toHaveText(t('community.edit.withdrawn'));
  });

  await test.step('a draft is discarded in place', async () => {
    await expect(field(page)).toHaveValue('For the topic');
    await button(page, t('community.draft.save')).click();
    await expect(page.locator('#draft-said')).toHaveText(t('community.draft.saved'));
    await button(page, t('community.draft.discard')).click();
    await expect(field(page)).toHaveValue('');
    await expect(said(page)).toHaveText(t('community.draft.discarded'));
  });

  await test.step('and had back, with what was typed since below it', async () => {
    const undo = button(page, t('community.own_drafts.undo'));
    await expect(undo).toBeFocused();
    await field(page).fill('Typed since');
    await undo.click();
    await expect(field(page)).toHaveValue('For the topic\n\nTyped since');
    await expect(field(page)).toBeFocused();
    await expect(said(page)).toHaveText(t('community.own_drafts.restored'));
    await expect(undo).toBeHidden();
    await button(page, t('community.draft.save')).click();
    await expect(page.locator('#draft-said')).toHaveText(t('community.draft.saved'));
    await button(page, t('community.draft.discard')).click();
    await expect(field(page)).toHaveValue('');
  });

  expect(loads(), 'no page was loaded').toBe(0);
  await page.reload();
  await expect(field(page)).toHaveValue('');
  await expect(mine(`Reply-${unique}`)).toHaveCount(1);

  await test.step('who is signed out meanwhile signs in again, and what they typed is kept for that long', async () => {
    await awake(page);
    await field(page).fill(`Later-${unique}`);
    await page.context().clearCookies();
    await button(page, t('community.composer.submit')).click();
    await expect(page.getByRole('status').filter({ hasText: t('common.returned.waiting.title') })).toBeVisible();
  });
}

async function plainly({ browser, language, t, width }: How, demo: Commons): Promise<void> {
  const { first } = await demoMembers(demo);
  const page = await signedIn(browser, demo, first, { language, javaScriptEnabled: false, width });
  await openTopic(page, language, false);
  await expect(page.locator('.composer [role="toolbar"]')).toHaveCount(0);
  await expect(page.locator('#composer-close')).toBeHidden();
  await button(page, t('community.composer.submit')).click();
  await expect(page.getByRole('alert')).toContainText(t('community.composer.empty'));
  await openTopic(page, language, false);
  await field(page).fill('Posted, and posted again after going back');
  await button(page, t('community.composer.submit')).click();
  await expect(page).toHaveURL(/#c-\d+$/);
  await page.goBack();
  await field(page).fill('Posted, and posted again after going back');
  await button(page, t('community.composer.submit')).click();
  await expect(page).toHaveURL(/#c-\d+$/);
  await expect(page.locator('article.comment', { hasText: 'posted again after' })).toHaveCount(1);
  await head(page).locator('a[href$="#reply"]').first().click();
  await field(page).fill('Plainly');
  await button(page, t('community.composer.preview')).click();
  await expect(page.locator('.preview[role="status"]')).toContainText('Plainly');
  await button(page, t('community.draft.save')).click();
  await expect(page.locator('#draft-kept')).toBeVisible();
  await button(page, t('community.draft.discard')).click();
  await expect(field(page)).toHaveValue('');
  await button(page, t('community.own_drafts.undo')).click();
  await expect(field(page)).toHaveValue('Plainly');
}

test('going back after posting shows an empty box', async ({ browser }) => {
  const demo = await Commons.start();
  try {
    const { first } = await demoMembers(demo);
    const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 1280 });
    await openTopic(page, 'en');
    // As where the part that sends in place did not come: the plain form.
    await field(page).fill('Beds are short, again and again');
    await page.evaluate(() => localStorage.setItem('probe', '1'));
    await page.locator('section.composer form').evaluate((form: HTMLFormElement) => {
      const given = document.querySelector<HTMLElement>('leptos-island[data-component="ComposerHelp"]')?.dataset['props'] ?? '';
      const [, { key }] = JSON.parse(given) as [unknown, { key: string }];
      const number = (form.elements.namedItem('form') as HTMLInputElement).value;
      localStorage.setItem(`draft:${key}`, `${Date.now()}\n${number}\nBeds are short, again and again`);
      form.submit();
    });
    await expect(page).toHaveURL(/#c-\d+$/);
    await page.goBack();
    await awake(page);
    await expect(field(page)).toHaveValue('');
    await page.reload();
    await expect(page.locator('article.comment', { hasText: 'again and again' })).toHaveCount(1);
  } finally {
    await demo.stop();
  }
});

test('the way back that a page offers of a discarded draft is taken in place, and goes once the form is another’s', async ({ browser, t }) => {
  const demo = await Commons.start();
  try {
    const { first } = await demoMembers(demo);
    const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 1280 });
    await openTopic(page, 'en');
    const back = page.locator('.composer > .notice-slim');
    // As where the part that sends in place did not come: the plain form.
    const discard = async () => {
      await section(page).locator('form').evaluate((form: HTMLFormElement) => {
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'action', value: 'discard' }));
        form.submit();
      });
      await expect(back).toContainText(t('community.draft.discarded'));
    };
    await field(page).fill('Zibeline');
    await discard();
    await awake(page);
    await field(page).fill('Since');
    await back.getByRole('button', { name: t('community.own_drafts.undo'), exact: true }).click();
    await expect(field(page)).toHaveValue('Zibeline\n\nSince');
    await expect(back).toHaveCount(0);
    await discard();
    await head(page).locator('a[href$="#reply"]').first().click();
    await expect(page.locator('article.comment + section.composer')).toBeVisible();
    await expect(back).toHaveCount(0);
  } finally {
    await demo.stop();
  }
});

test('what is typed while a reply is on its way is found again where it was typed', async ({ browser, t }) => {
  const demo = await Commons.start();
  try {
    const { first } = await demoMembers(demo);
    const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 1280 });
    await openTopic(page, 'en');
    const link = head(page).locator('a[href$="#reply"]').first();
    await link.click();
    await expect(page.locator('article.comment + section.composer')).toBeVisible();
    let arrive = () => {};
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/replies$/, async (route) => {
      await held;
      await route.continue();
    });
    await field(page).fill('Zibeline');
    await button(page, t('community.composer.submit')).click();
    await expect(section(page).locator('form')).toHaveAttribute('aria-busy', 'true');
    await field(page).fill('Zibeline, and martens');
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/drafts') && answer.request().postData()?.includes('martens') === true);
    arrive();
    await expect(page.locator('article.comment', { hasText: 'Zibeline' })).toHaveCount(1);
    await kept;
    await link.click();
    await expect(field(page)).toHaveValue('Zibeline, and martens');
  } finally {
    await demo.stop();
  }
});

test('what is typed while a change is saved stays in the form, and is saved next', async ({ browser, t }) => {
  const demo = await Commons.start();
  try {
    const { first } = await demoMembers(demo);
    const page = await signedIn(browser, demo, first, { language: 'en', javaScriptEnabled: true, width: 360 });
    await openTopic(page, 'en');
    await field(page).fill('Zibeline');
    await button(page, t('community.composer.submit')).click();
    const own = page.locator('article.comment', { hasText: 'Zibeline' });
    await expect(own).toHaveCount(1);
    await fromMenu(own, t('community.comments.edit'));
    await expect(page.locator('article.comment + section.composer')).toBeVisible();
    let arrive = () => {};
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/comments\/\d+\/edit$/, async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue();
    });
    await field(page).fill('Zibeline and marten');
    await button(page, t('community.edit.save')).click();
    await expect(section(page).locator('form')).toHaveAttribute('aria-busy', 'true');
    await field(page).fill('Zibeline, marten and mink');
    const seen = page.locator('form [name=seen]');
    const before = await seen.inputValue();
    arrive();
    await expect(own).toContainText('Zibeline and marten');
    await expect(seen).not.toHaveValue(before);
    await expect(field(page)).toHaveValue('Zibeline, marten and mink');
    await button(page, t('community.edit.save')).click();
    await expect(own).toContainText('Zibeline, marten and mink');
    await expect(page.locator('article.comment + section.composer')).toHaveCount(0);
  } finally {
    await demo.stop();
  }
});
