/** Signing in with the association's identity provider, a real one: who is let in, and as whom. */

import { email as office } from '../fixtures/association.ts';
import { violations } from '../fixtures/axe.ts';
import type { Account } from '../fixtures/provider.ts';
import { path } from '../fixtures/routes.ts';
import { name, open, somebody, test } from '../fixtures/sign-on.ts';
import { expect, languages } from '../fixtures/test.ts';
import { code } from '../fixtures/totp.ts';

const password = 'correct horse battery';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

for (const language of languages) {
  for (const [javaScriptEnabled, width] of [[true, 360], [false, 1280]] as const) {
    test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
      test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
      test('a member opens an account without a password, comes back, and disconnects it', journey);
    });
  }

  test.describe(`${language}, by member number`, () => {
    test.use({ language, javaScriptEnabled: false });
    test('case 45: nobody is linked by anything but the configured claim', onlyByTheClaim);
  });

  test.describe(`${language}, by address`, () => {
    test.use({ language, javaScriptEnabled: false, linkClaim: 'email' });
    test('an address that the provider has not verified names nobody', unverified);
    test('staff without a second factor are sent to set it up, and are asked for it after', staff);
  });

  test.describe(`${language}, by address, trusting the provider with second factors`, () => {
    test.use({ language, javaScriptEnabled: false, linkClaim: 'email', trustMfa: true });
    test('staff whom the provider asked for a second factor are not asked again', trusted);
  });
}

async function journey({ page, language, t, program, provider, signOn, javaScriptEnabled }: Arguments): Promise<void> {
  const { number, email, login, username } = somebody();
  provider.accounts.set(login, { member_number: number });
  await program.roster({ number, name: 'Maëlle Roy', email, language });
  const heading = page.getByRole('heading', { level: 1 });
  const width = page.viewportSize()?.width ?? 0;
  const press = (key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
  const look = async (what: string) => {
    await page.screenshot({ path: `screenshots/sign-on-${what}-${language}-${width}.png`, fullPage: true });
    if (javaScriptEnabled) expect(await violations(page), what).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${what} is wider than the screen`).toBe(0);
  };

  await test.step('the sign-in page offers the provider, and takes nobody off course', async () => {
    await page.goto(path('account', language));
    await look('sign-in');
    const link = page.getByRole('link', { name: t('sign_on.button', { provider: name[language] }) });
    expect(await link.getAttribute('href')).toContain(`?to=${encodeURIComponent(path('account', language))}`);
  });

  await test.step('the provider vouches, and an account is opened without a password', async () => {
    await signOn(login);
    await expect(heading).toHaveText(t('sign_on.opening.title'));
    expect(new URL(page.url()).search, 'neither code nor ticket stands in the address').toBe('');
    await expect(page.locator('[type="password"]')).toHaveCount(0);
    await page.locator('[name="username"]').fill('admin');
    await press('account.invitation.submit');
    await expect(page.getByRole('alert')).toContainText(t('account.errors.username_reserved'));
    await expect(page.locator('#terms-error')).toContainText(t('account.errors.terms'));
    await look('opening');
    await page.locator('[name="username"]').fill(username);
    await page.getByLabel(t('account.invitation.terms')).check();
    await press('account.invitation.submit');
    await expect(page).toHaveURL(path('community', language));
    await expect(page.getByText(t('community.welcome', { username }))).toBeVisible();
    const mail = await program.mailbox.wait(email, t('sign_on.mail.subject'));
    expect(mail.text).toContain(name[language]);
  });

  await test.step('with the provider’s keys changed since, they come in again, and straight', async () => {
    await press('account.nav.sign_out');
    provider.rotateKeys();
    await signOn(login);
    await expect(page).toHaveURL(path('community', language));
  });

  await test.step('what comes back twice lets nobody in twice', async () => {
    const again = provider.returns.at(-1) ?? '';
    await press('account.nav.sign_out');
    const answer = await page.goto(again);
    expect(answer?.status()).toBe(410);
    await expect(heading).toHaveText(t('sign_on.problems.expired.title'));
    await look('expired');
    await page.goto(path('community', language));
    await expect(heading).toHaveText(t('account.sign_in.title'));
    await signOn(login);
  });

  await test.step('their only way in cannot be taken away', async () => {
    await page.goto(path('account', language));
    await expect(page.getByText(t('sign_on.account.needs_password'))).toBeVisible();
    await look('account');
    const data = (await (await page.request.get(path('accountData', language))).json()) as object;
    expect(data).toMatchObject({ username, sign_ons: [{ issuer: provider.url, subject: login }] });
    await page.goto(path('leave', language));
    await expect(page.getByText(t('account.no_password.text'))).toBeVisible();
    await look('leave');
  });

  await test.step('with a password, it can', async () => {
    await page.goto(path('accessRequest', language));
    await page.locator('[name="email"]').fill(email);
    await press('account.access_request.submit');
    const mail = await program.mailbox.wait(email, t('account.mail.password_reset.subject'));
    await page.goto(mail.link(t('account.mail.password_reset.button')));
    await page.locator('[name="password"]').fill(password);
    await press('account.reset.submit');
    await signOn(login);
    await page.goto(path('account', language));
    await page.getByRole('button', { name: t('sign_on.account.end_label', { provider: name[language] }) }).click();
    await expect(page.getByRole('status')).toContainText(t('sign_on.account.ended'));
    await expect(page.getByText(t('sign_on.account.not_linked', { provider: name[language] }))).toBeVisible();
    await press('account.nav.sign_out');
    await page.locator('[name="username"]').fill(username);
    await page.locator('[name="password"]').fill(password);
    await press('account.sign_in.submit');
    await expect(page).toHaveURL(path('community', language));
  });
}

async function onlyByTheClaim({ page, language, t, program, provider, signOn }: Arguments): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const [member, other] = [somebody(), somebody()];
  const rows = [member, other].map(({ number, email }) => ({ number, name: 'Maëlle Roy', email, language }));
  await program.roster(...rows);
  const refused = async (account: Account, why: string) => {
    provider.accounts.set(member.login, account);
    await signOn(member.login);
    await expect(heading).toHaveText(t(`sign_on.problems.${why}.title`));
    await expect(page.getByText(t('sign_on.help', { phone: '888-855-2555', email: office }))).toBeVisible();
    await page.goto(path('community', language));
    await expect(heading).toHaveText(t('account.sign_in.title'));
  };
  // A verified address of a member's is not the configured claim.
  await refused({ email: member.email, email_verified: true }, 'not_member');
  await refused({ email: member.email, email_verified: true, member_number: 'nobody-has-this' }, 'not_member');
  await refused({ member_number: `${member.number}0` }, 'not_member');
  await refused({ member_number: member.email }, 'not_member');

  await test.step('the number names its bearer, whatever the address says', async () => {
    provider.accounts.set(member.login, { email: other.email, email_verified: true, member_number: member.number });
    await open(page, signOn, member, t, language);
    const data = (await (await page.request.get(path('accountData', language))).json()) as object;
    expect(data).toMatchObject({ email: member.email });
    await page.getByRole('button', { name: t('account.nav.sign_out') }).click();
  });

  await test.step('once linked, it goes by the provider’s account, and a number of somebody else’s is refused', async () => {
    await refused({ member_number: other.number }, 'conflict');
    provider.accounts.set(member.login, {});
    await signOn(member.login);
    await expect(page).toHaveURL(path('community', language));
    await page.getByRole('button', { name: t('account.nav.sign_out') }).click();
    // Nor does another account there become theirs by saying their number.
    provider.accounts.set(other.login, { member_number: member.number });
    await signOn(other.login);
    await expect(heading).toHaveText(t('sign_on.problems.conflict.title'));
  });
}

async function unverified({ page, language, t, program, provider, signOn }: Arguments): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const member = somebody();
  await program.roster({ number: member.number, name: 'Maëlle Roy', email: member.email, language });
  for (const account of [{ email: member.email, email_verified: false }, { email: member.email }]) {
    provider.accounts.set(member.login, account);
    await signOn(member.login);
    await expect(heading).toHaveText(t('sign_on.problems.unverified.title'));
  }
  // Case 45: verified, but only alike.
  for (const email of [`${member.email}.evil.example`, member.email.replace('@', '@evil')]) {
    provider.accounts.set(member.login, { email, email_verified: true });
    await signOn(member.login);
    await expect(heading).toHaveText(t('sign_on.problems.not_member.title'));
  }
  await page.getByRole('link', { name: t('sign_on.link') }).click();
  await expect(page).toHaveURL(path('accessRequest', language));
  provider.accounts.set(member.login, { email: member.email.toUpperCase(), email_verified: true });
  await open(page, signOn, member, t, language);
}

async function staff({ page, language, t, program, provider, signOn }: Arguments): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const editor = somebody();
  await program.run('staff', 'add', '--email', editor.email, '--name', 'Maëlle Roy', '--duty', 'editor');
  // What the provider says of second factors is not taken unless the settings say so.
  provider.accounts.set(editor.login, { email: editor.email, email_verified: true, amr: ['pwd', 'mfa'] });
  await signOn(editor.login);
  await page.locator('[name="username"]').fill(editor.username);
  await page.getByLabel(t('account.invitation.terms')).check();
  await page.getByRole('button', { name: t('account.invitation.submit') }).click();
  await expect(page).toHaveURL(path('authenticator', language));
  await page.goto(path('dashboard', language));
  await expect(page).toHaveURL(path('authenticator', language));
  // What protects the account asks for the password, so they set one first.
  await page.getByRole('link', { name: t('account.no_password.link') }).click();
  await page.locator('[name="email"]').fill(editor.email);
  await page.getByRole('button', { name: t('account.access_request.submit'), exact: true }).click();
  const mail = await program.mailbox.wait(editor.email, t('account.mail.password_reset.subject'));
  await page.goto(mail.link(t('account.mail.password_reset.button')));
  await page.locator('[name="password"]').fill(password);
  await page.getByRole('button', { name: t('account.reset.submit'), exact: true }).click();
  await signOn(editor.login);
  await page.goto(path('dashboard', language));
  await expect(page).toHaveURL(path('authenticator', language));
  const key = (await page.locator('code.key').textContent()) ?? '';
  await page.locator('[name="code"]').fill(code(key));
  await page.locator('[name="password"]').fill(password);
  await page.getByRole('button', { name: t('account.authenticator.submit') }).click();
  const recovery = (await page.locator('.recovery-codes code').first().textContent()) ?? '';
  await page.goto(path('dashboard', language));
  await expect(page).toHaveURL(path('dashboard', language));
  await page.getByRole('button', { name: t('account.nav.sign_out') }).click();

  await signOn(editor.login);
  await expect(heading).toHaveText(t('account.code.title'));
  await page.locator('[name="code"]').fill(recovery);
  await page.getByRole('button', { name: t('account.code.submit') }).click();
  await page.goto(path('dashboard', language));
  await expect(page).toHaveURL(path('dashboard', language));
}

async function trusted({ page, language, t, program, provider, signOn }: Arguments): Promise<void> {
  const editor = somebody();
  await program.run('staff', 'add', '--email', editor.email, '--name', 'Maëlle Roy', '--duty', 'editor');
  const account = { email: editor.email, email_verified: true };
  provider.accounts.set(editor.login, { ...account, amr: ['pwd', 'mfa'] });
  await open(page, signOn, editor, t, language);
  await page.goto(path('dashboard', language));
  await expect(page).toHaveURL(path('dashboard', language));
  await page.getByRole('button', { name: t('account.nav.sign_out') }).click();
  provider.accounts.set(editor.login, { ...account, amr: ['pwd'] });
  await signOn(editor.login);
  await expect(page).toHaveURL(path('authenticator', language));
}
