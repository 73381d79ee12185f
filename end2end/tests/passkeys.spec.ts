/** Passkeys with Chromium's own authenticator: added, signed in with, enough for staff, removed; in each language. */

import { Authenticator } from '../fixtures/authenticator.ts';
import { violations } from '../fixtures/axe.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test } from '../fixtures/test.ts';

// A numeric address is no relying party (WebAuthn level 3, section 5.1.3).
test.use({ host: 'localhost', viewport: { width: 360, height: 800 } });

const password = 'correct horse battery';
const name = 'Clé de Zoé';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];
type Told = Pick<Arguments, 'page' | 't' | 'commons' | 'language'>;

/** What the journeys are told with. */
function words({ page, t, language }: Told, email: string) {
  const heading = page.getByRole('heading', { level: 1 });
  const press = (key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
  const look = async (what: string) => {
    await page.screenshot({ path: `screenshots/passkeys-${what}-${language}-360.png`, fullPage: true });
    expect(await violations(page), what).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${what} is wider than the screen`).toBe(0);
  };
  const byPassword = async () => {
    await page.goto(path('signIn', language));
    await page.locator('[name="username"]').fill(email);
    await page.locator('[name="password"]').fill(password);
    await press('account.sign_in.submit');
  };
  const add = async (typed: string) => {
    await page.locator('[name="password"]').fill(typed);
    await press('passkeys.add.submit');
  };
  return { heading, press, look, byPassword, add };
}

/** Opens a member's account, which signs in. */
async function open(told: Told, email: string, info: { workerIndex: number }): Promise<void> {
  const { page, t, commons, language } = told;
  const { press } = words(told, email);
  const unique = `${info.workerIndex}-${Date.now().toString(36)}`;
  await commons.roster({ number: `p${unique}`, name: 'Zoé Roy', email, language });
  await page.goto(path('accessRequest', language));
  await page.locator('[name="email"]').fill(email);
  await press('account.access_request.submit');
  const mail = await commons.mailbox.wait(email, t('account.mail.invitation.subject'));
  await page.goto(mail.link(t('account.mail.invitation.button')));
  await page.locator('[name="username"]').fill(`zoe-${unique}`);
  await page.locator('[name="password"]').fill(password);
  await page.getByLabel(t('account.invitation.terms')).check();
  await press('account.invitation.submit');
  await expect(page).toHaveURL(`${path('community', language)}?opened=true`);
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });
    test('a member adds a passkey, signs in with it, works with it as staff, and removes it', journey);
    test('staff make a passkey their first second factor', first);
    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });
      test('no passkey is offered, and the password stands', async ({ page, t }) => {
        await page.goto(path('signIn', language));
        await expect(page.getByRole('button', { name: t('account.sign_in.submit'), exact: true })).toBeVisible();
        await expect(page.getByRole('button', { name: t('passkeys.sign_in.button') })).toBeHidden();
      });
    });
  });
}

async function journey({ page, t, commons, people, guard, language }: Arguments, info: { workerIndex: number }): Promise<void> {
  const email = people.address('cle');
  const told = { page, t, commons, language };
  const { heading, press, look, byPassword, add } = words(told, email);
  const alert = page.getByRole('alert');
  // The browser logs what the server refuses a script.
  guard.expect(/status of 422.*(passkey|cle)/);
  await open(told, email, info);

  await test.step('adding takes the password', async () => {
    await page.goto(path('account', language));
    await expect(page.getByText(t('passkeys.section.none'))).toBeVisible();
    await page.getByRole('link', { name: t('passkeys.section.add') }).click();
    await expect(heading).toHaveText(t('passkeys.add.title'));
    await expect(page.locator('[name="name"]')).toHaveValue(/Chrome/);
    await page.locator('[name="name"]').fill(name);
    await add('pas le bon mot');
    await expect(alert).toHaveText(t('passkeys.errors.password'));
    await look('wrong-password');
  });

  await test.step('a finger that is not the owner’s makes none, and the way forward is told', async () => {
    const strange = await Authenticator.attach(page, false);
    await add(password);
    await expect(alert).toHaveText(t('passkeys.errors.cancelled'));
    expect(await strange.count()).toBe(0);
    await strange.detach();
  });

  const authenticator = await Authenticator.attach(page);

  await test.step('a passkey is added, and its owner is told', async () => {
    await add(password);
    await expect(page.getByRole('status')).toContainText(t('passkeys.section.was_added'));
    await expect(page.getByText(name)).toBeVisible();
    expect(await authenticator.count()).toBe(1);
    await commons.mailbox.wait(email, t('passkeys.mail.added.subject'));
    await look('added');
  });

  await test.step('the same device makes no second one', async () => {
    await page.goto(path('addPasskey', language));
    await add(password);
    await expect(alert).toHaveText(t('passkeys.errors.known'));
  });

  await test.step('it signs in by itself, to where one wanted to be', async () => {
    await press('account.nav.sign_out');
    await page.goto(path('account', language));
    await expect(heading).toHaveText(t('account.sign_in.title'));
    await expect(page.getByRole('button', { name: t('passkeys.sign_in.button') })).toBeVisible();
    await look('sign-in');
    await press('passkeys.sign_in.button');
    await expect(page).toHaveURL(path('account', language));
  });

  await test.step('staff who come by password alone give their passkey, and reach the dashboard', async () => {
    await commons.run('staff', 'add', '--email', email, '--name', 'Zoé Roy', '--duty', 'editor', '--language', language);
    await byPassword();
    await expect(heading).toHaveText(t('account.code.title'));
    await expect(page.getByText(t('passkeys.give.after_password'))).toBeVisible();
    await expect(page.getByRole('button', { name: t('passkeys.sign_in.button') })).toBeVisible();
    await look('give');
    await press('passkeys.sign_in.button');
    await expect(page).toHaveURL(path('community', language));
    await page.goto(path('dashboard', language));
    await expect(heading).toHaveText(t('dashboard.title'));
  });

  await test.step('it is removed with the password, and opens nothing any more', async () => {
    await page.goto(path('account', language));
    await page.getByRole('link', { name: t('passkeys.section.remove_named', { name }) }).click();
    await expect(page.getByLabel(name)).toBeChecked();
    await page.locator('[name="password"]').fill('pas le bon mot');
    await press('passkeys.remove.submit');
    await expect(alert).toContainText(t('passkeys.errors.password'));
    await look('remove');
    await page.locator('[name="password"]').fill(password);
    await press('passkeys.remove.submit');
    await expect(page.getByRole('status')).toContainText(t('passkeys.section.was_removed'));
    await commons.mailbox.wait(email, t('passkeys.mail.removed.subject'));
    await press('account.nav.sign_out');
    await press('passkeys.sign_in.button');
    await expect(alert).toHaveText(t('passkeys.errors.unknown'));
    await look('unknown');
  });
}

async function first({ page, t, commons, people, language }: Arguments, info: { workerIndex: number }): Promise<void> {
  const email = people.address('personnel');
  const told = { page, t, commons, language };
  const { heading, look, byPassword, add } = words(told, email);
  const authenticator = await Authenticator.attach(page);
  await open(told, email, info);
  await commons.run('staff', 'add', '--email', email, '--name', 'Zoé Roy', '--duty', 'editor', '--language', language);
  await byPassword();
  await page.goto(path('dashboard', language));
  await expect(heading).toHaveText(t('account.authenticator.title'));
  await look('authenticator');
  await page.getByRole('link', { name: t('passkeys.section.add') }).click();
  await expect(page.getByText(t('passkeys.add.staff'))).toBeVisible();
  await add(password);
  await expect(page.getByRole('status')).toContainText(t('passkeys.section.was_added'));
  expect(await authenticator.count()).toBe(1);
  await page.goto(path('dashboard', language));
  await expect(heading).toHaveText(t('dashboard.title'));
}
