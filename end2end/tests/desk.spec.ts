/** A member asks the service desk, signed out and without JavaScript, for another username; the desk answers. */

import type { Browser, Page } from '@playwright/test';
import { violations } from '../fixtures/axe.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test, texts } from '../fixtures/test.ts';
import { code } from '../fixtures/totp.ts';

const password = 'correct horse battery';

for (const language of languages) {
  test.describe(`${language}, without JavaScript, 360 px, and the desk at 1280`, () => {
    test.use({ language, javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    test('a member asks for another name and signs in with it', journey);
  });
}

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

async function journey({ page, browser, language, t, commons, people }: Arguments, info: { workerIndex: number }): Promise<void> {
  const unique = `${language}${Date.now().toString(36)}`;
  const email = people.address(`membre-${language}`);
  const [oldName, newName] = [`Eloi-${unique}`, `Plume-${unique}`];
  const heading = page.getByRole('heading', { level: 1 });
  const press = (key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
  const look = async (name: string) => picture(page, `${name}-${language}`, false);

  await test.step('a member has an account', async () => {
    await commons.roster({ number: `${info.workerIndex}-${unique}`, name: 'Éloi Roy', email, language });
    await commons.fetch(path('accessRequest', language), { method: 'POST', body: new URLSearchParams({ email }) });
    const mail = await commons.mailbox.wait(email, t('account.mail.invitation.subject'));
    await open(page, mail.link(t('account.mail.invitation.button')), oldName, language);
    await press('account.nav.sign_out');
  });

  await test.step('signed out, the desk is found from the door, and says what is missing', async () => {
    await page.goto(path('signIn', language));
    await page.getByRole('link', { name: t('desk.help.link') }).click();
    await expect(heading).toHaveText(t('contact.title'));
    await expect(page.getByLabel(t('desk.help.kinds.log_in_help'))).toBeChecked();
    await look('help');
    await press('contact.form.submit');
    await expect(page.getByRole('alert')).toContainText(t('contact.errors.message'));
    await look('help-errors');
  });

  await test.step('they ask for another name', async () => {
    await page.locator('[name="email"]').fill(email);
    await page.getByLabel(t('desk.help.kinds.username_change')).check();
    await page.locator('[name="wanted"]').fill(newName);
    await page.locator('[name="message"]').fill('Mon nom dit où je travaille.\n\nMerci <b>beaucoup</b>!');
    await look('help-filled');
    await press('contact.form.submit');
    await expect(page).toHaveURL(path('requestSent', language));
    await look('help-sent');
    const mail = await commons.mailbox.wait(email, t('desk.mail.received.subject'));
    expect(mail.text).toContain(t('desk.help.kinds.username_change'));
    // Only once its mailbox said so, the request stands in the member's list.
    await page.goto(mail.link(t('desk.mail.received.confirm_button')));
    await press('desk.confirm.submit');
    await expect(heading).toHaveText(t('desk.confirm.done'));
    expect(mail.text).not.toContain(newName);
  });

  // The staff read the other language: what they see is theirs, what the person is sent is the person's.
  const staff = await desk(browser, commons.url, await invitation(commons, people.address(`service-${language}`), language), unique);
  const s = texts('en');
  const press2 = (key: string) => staff.getByRole('button', { name: s(key), exact: true }).click();

  await test.step('the desk finds it, takes it, and notes something for itself', async () => {
    await staff.goto(path('dashboard', 'en'));
    await expect(staff.getByRole('heading', { name: s('dashboard.roles.service_desk') })).toBeVisible();
    await picture(staff, `home-${language}`, true);
    await staff.getByRole('link', { name: s('desk.queue.open') }).click();
    await picture(staff, `queue-${language}`, true);
    await staff.getByRole('row').filter({ hasText: 'Éloi Roy' }).filter({ hasText: s('desk.states.new') }).getByRole('link').click();
    await expect(staff.getByText('Merci <b>beaucoup</b>!')).toBeVisible();
    await expect(staff.getByText(s('desk.request.confirmed'))).toBeVisible();
    await press2('desk.request.take');
    await expect(staff.getByRole('status')).toContainText(s('desk.acted.assigned'));
    await staff.locator('[name="note"]').fill('Called back: it is him.');
    await press2('desk.request.note_submit');
    await expect(staff.getByText('Called back: it is him.')).toBeVisible();
  });

  await test.step('the desk changes the name, once it is one', async () => {
    await expect(staff.locator('[name="username"]')).toHaveValue(newName);
    await staff.locator('[name="username"]').fill('admin');
    await press2('desk.request.rename_submit');
    await expect(staff.getByRole('alert')).toContainText(s('account.errors.username_reserved'));
    await staff.locator('[name="username"]').fill(newName);
    await press2('desk.request.rename_submit');
    await expect(staff.getByRole('status')).toContainText(s('desk.acted.renamed'));
    const mail = await commons.mailbox.wait(email, t('desk.mail.username_changed.subject'));
    expect(mail.text).toContain(newName);
  });

  let answer = '';
  await test.step('the answer comes in the language of the member', async () => {
    await staff.locator('[name="answer"]').fill('Bonjour,\n\nC’est fait. Bonne continuation!');
    await staff.getByLabel(s('desk.states.done'), { exact: true }).check();
    await press2('desk.request.answer_submit');
    await expect(staff.getByRole('status')).toContainText(s('desk.acted.answered'));
    await picture(staff, `request-${language}`, true);
    const mail = await commons.mailbox.wait(email, t('desk.mail.answer.subject'));
    expect(mail.text).toContain('C’est fait. Bonne continuation!');
    expect(mail.text).toContain(t('account.mail.signature'));
    expect(mail.header('content-language')).toBe(language);
    expect(mail.text).not.toContain('Called back');
    answer = mail.link(t('desk.mail.answer.reply'));
  });

  await test.step('the mail leads to the request: the old name is refused, the new one lets in, and the answer is there to read', async () => {
    await page.goto(answer);
    const signIn = async (username: string) => {
      await page.locator('[name="username"]').fill(username);
      await page.locator('[name="password"]').fill(password);
      await press('account.sign_in.submit');
    };
    await signIn(oldName);
    await expect(page.getByRole('alert')).toContainText(t('account.sign_in.failed'));
    await signIn(newName);
    const request = page.getByRole('article').filter({ hasText: 'C’est fait. Bonne continuation!' });
    await expect(request).toBeFocused();
    await expect(request).toBeInViewport();
    await look('own');
    await page.locator('[name="reply"]').fill('Merci encore!');
    await press('desk.own.reply_submit');
    await expect(page.getByRole('status')).toContainText(t('desk.own.replied'));
    await staff.reload();
    await expect(staff.getByText('Merci encore!')).toBeVisible();
  });
  await staff.context().close();
}

/** Opens the account that an invitation leads to, and is signed in. */
async function open(page: Page, link: string, username: string, language: 'en' | 'fr'): Promise<void> {
  const t = texts(language);
  await page.goto(link);
  await page.locator('[name="username"]').fill(username);
  await page.locator('[name="password"]').fill(password);
  await page.getByLabel(t('account.invitation.terms')).check();
  await page.getByRole('button', { name: t('account.invitation.submit'), exact: true }).click();
  await expect(page.getByRole('status')).toContainText(t('account.invitation.opened'));
}

/** Gives somebody the service desk's duty; returns their invitation. */
async function invitation(commons: Arguments['commons'], email: string, language: string): Promise<string> {
  const told = await commons.run('staff', 'add', '--email', email, '--name', `Service ${language}`, '--duty', 'service_desk', '--language', 'en');
  const link = /https?:\/\/\S+/.exec(told)?.[0];
  if (!link) throw new Error(`no link in: ${told}`);
  return link;
}

/** Somebody of the desk, signed in with both factors, at a desk of their own. */
async function desk(browser: Browser, url: string, link: string, unique: string): Promise<Page> {
  const t = texts('en');
  const context = await browser.newContext({ baseURL: url, locale: 'en-CA', javaScriptEnabled: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await open(page, link, `Garance-${unique}`, 'en');
  await page.goto(path('authenticator', 'en'));
  await page.locator('[name="code"]').fill(code((await page.locator('code.key').textContent()) ?? ''));
  await page.locator('[name="password"]').fill(password);
  await page.getByRole('button', { name: t('account.authenticator.submit'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('account.authenticator.done_title'));
  return page;
}

async function picture(page: Page, name: string, scripts: boolean): Promise<void> {
  await page.screenshot({ path: `screenshots/desk-${name}.png`, fullPage: true });
  // axe is a script itself.
  if (scripts) expect(await violations(page), name).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${name} is wider than the screen`).toBe(0);
}
