/** Signing in with the association's identity provider, a real one: there and back, and everything that must not work. */

import { email as office } from '../fixtures/association.ts';
import { violations } from '../fixtures/axe.ts';
import { Commons } from '../fixtures/commons.ts';
import { type Account, Provider, client } from '../fixtures/provider.ts';
import { Guard } from '../fixtures/guard.ts';
import { path } from '../fixtures/routes.ts';
import { test as base, expect, languages } from '../fixtures/test.ts';
import { code } from '../fixtures/totp.ts';
import type { Language } from '../fixtures/texts.ts';

const name: Record<Language, string> = { en: 'My Association', fr: 'Mon Association' };
const password = 'correct horse battery';

interface Each {
  /** The one claim that may name a member. */
  linkClaim: string;
  /** Whether the provider's word on second factors is taken. */
  trustMfa: boolean;
  /** What the program logs: answering 503 is an error of its own in the log. */
  log: string;
  provider: Provider;
  /** A program of its own for each test: it asks for new keys once a minute at most. */
  program: Commons;
  /** Signs in at the provider under a name, from the sign-in page on. */
  signOn: (login: string) => Promise<void>;
}

const settings = (provider: Provider, linkClaim: string, trustMfa: boolean) => ({
  COMMONS_SIGN_ON__ISSUER: provider.url,
  COMMONS_SIGN_ON__CLIENT_ID: client.id,
  COMMONS_SIGN_ON__CLIENT_SECRET: client.secret,
  COMMONS_SIGN_ON__NAME_EN: name.en,
  COMMONS_SIGN_ON__NAME_FR: name.fr,
  COMMONS_SIGN_ON__LINK_CLAIM: linkClaim,
  COMMONS_SIGN_ON__SCOPES: 'member',
  COMMONS_SIGN_ON__TRUST_MFA: String(trustMfa),
});

const test = base.extend<Each>({
  linkClaim: ['member_number', { option: true }],
  trustMfa: [false, { option: true }],
  log: ['info', { option: true }],
  provider: async ({}, use) => {
    const provider = await Provider.listen();
    await use(provider);
    await provider.close();
  },
  program: async ({ provider, linkClaim, trustMfa, log }, use) => {
    const program = await Commons.start({ ...settings(provider, linkClaim, trustMfa), COMMONS_LOG: log });
    provider.serve(program.url);
    await use(program);
    await program.stop();
  },
  baseURL: async ({ program }, use) => use(program.url),
  guard: async ({ context, program, provider }, use) => {
    const guard = new Guard(context, program.url);
    guard.expect(new RegExp(`^a request to ${provider.url}/auth`));
    await use(guard);
    guard.check();
  },
  signOn: async ({ page, context, language, t, provider, guard }, use) => {
    guard.expect(new RegExp(`^a request to ${provider.url}/interaction`));
    await use(async (login) => {
      // The provider's own session would answer for the last who signed in there.
      await context.clearCookies({ name: /^_session/ });
      await page.goto(path('signIn', language));
      await page.getByRole('link', { name: t('sign_on.button', { provider: name[language] }) }).click();
      await page.locator('[name="login"]').fill(login);
      await page.getByRole('button', { name: 'Continue' }).click();
    });
  },
});

let made = 0;
/** A number and an address that nobody else has. */
function somebody() {
  made += 1;
  const number = `${Date.now().toString(36)}-${made}`;
  return { number, email: `membre.${number}@example.org`, login: `login-${number}`, username: `Maelle-${made}-${Date.now().toString(36)}` };
}

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
    test('what the provider did not say to this browser, now, and once, lets nobody in', forged);
  });

  test.describe(`${language}, without the provider`, () => {
    test.use({ language, javaScriptEnabled: false, log: 'off' });
    test('a provider that does not answer leaves the password', down);
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
  test.setTimeout(120_000);
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
    expect(await link.getAttribute('href')).toContain(`?to=${path('account', language)}`);
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
    const data = (await (await page.request.get(`${path('account', language)}/${language === 'en' ? 'my-data' : 'mes-donnees'}.json`)).json()) as object;
    expect(data).toMatchObject({ username, sign_ons: [{ issuer: provider.url, subject: login }] });
    await page.goto(path('account', language).replace('account', 'account/leave').replace('compte', 'compte/depart'));
    await expect(page.getByText(t('sign_on.leave'))).toBeVisible();
    await look('leave');
  });

  await test.step('with a password, it can', async () => {
    await page.goto(path('entry', language));
    await page.locator('[name="email"]').fill(email);
    await press('account.entry.submit');
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
    const data = (await (await page.request.get(`${path('account', language)}/${language === 'en' ? 'my-data' : 'mes-donnees'}.json`)).json()) as object;
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

async function forged({ page, context, language, t, program, provider, signOn }: Arguments): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const member = somebody();
  provider.accounts.set(member.login, { member_number: member.number });
  await program.roster({ number: member.number, name: 'Maëlle Roy', email: member.email, language });
  await open(page, signOn, member, t, language);
  await page.getByRole('button', { name: t('account.nav.sign_out') }).click();

  const refused = async (why: string) => {
    await expect(heading).toHaveText(t(`sign_on.problems.${why}.title`));
    expect((await context.cookies()).map((cookie) => cookie.name)).not.toContain('__Host-session');
    provider.onAsking = undefined;
    provider.onReturn = undefined;
  };
  await test.step('another nonce', async () => {
    provider.onAsking = (address) => address.searchParams.set('nonce', 'somebody-else-s');
    await signOn(member.login);
    await refused('invalid');
  });
  await test.step('another proof of who asked', async () => {
    provider.onAsking = (address) => address.searchParams.set('code_challenge', 'x'.repeat(43));
    await signOn(member.login);
    await refused('expired');
  });
  await test.step('another provider’s answer (RFC 9207), or one whose name only ends or starts like it', async () => {
    for (const iss of ['https://evil.example', `${provider.url}.evil.example`, `${provider.url}/`, undefined]) {
      provider.onReturn = ({ searchParams }) => (iss === undefined ? searchParams.delete('iss') : searchParams.set('iss', iss));
      await signOn(member.login);
      await refused('invalid');
    }
  });
  await test.step('an attempt that this browser did not begin', async () => {
    provider.onReturn = (address) => address.searchParams.set('state', 'somebody-else-s');
    await signOn(member.login);
    await refused('expired');
  });
  await test.step('an answer of another browser’s', async () => {
    provider.onReturn = undefined;
    await context.clearCookies();
    await page.goto(provider.returns.at(-1) ?? '');
    await refused('expired');
  });
  await test.step('turning back at the provider', async () => {
    await page.goto(path('signIn', language));
    await page.getByRole('link', { name: t('sign_on.button', { provider: name[language] }) }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await refused('declined');
  });
  await test.step('the same answer with the same cookie, a second time', async () => {
    await context.clearCookies();
    await page.goto(path('signIn', language));
    await page.getByRole('link', { name: t('sign_on.button', { provider: name[language] }) }).click();
    await page.locator('[name="login"]').fill(member.login);
    const kept = (await context.cookies()).find((cookie) => cookie.name === '__Host-sign-on');
    expect(kept).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(path('community', language));
    const again = await program.fetch(provider.returns.at(-1) ?? '', { headers: { cookie: `__Host-sign-on=${kept?.value ?? ''}` } });
    expect(again.status).toBe(410);
    expect(again.headers.getSetCookie().join()).not.toContain('__Host-session=');
  });
  await test.step('a link from another site only leads to the door', async () => {
    const start = path('signIn', language) + '/association';
    const answer = await program.fetch(start, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.headers.get('location')).toBe(path('signIn', language));
    const evil = await program.fetch(`${start}?to=//evil.example`);
    expect(new URL(evil.headers.get('location') ?? '').origin).toBe(provider.url);
    for (const address of [start, `${start}/${language === 'en' ? 'return' : 'retour'}?state=x&code=y`]) {
      expect((await program.fetch(address, { method: 'HEAD' })).status, 'case 20: a look changes nothing').toBe(405);
    }
  });
}

async function down({ page, language, t, program, provider, guard }: Arguments): Promise<void> {
  guard.expect(new RegExp(`^a request to ${provider.url}/interaction`));
  const heading = page.getByRole('heading', { level: 1 });
  const button = page.getByRole('link', { name: t('sign_on.button', { provider: name[language] }) });
  await provider.close();
  await page.goto(path('signIn', language));
  await button.click();
  await expect(heading).toHaveText(t('sign_on.problems.unavailable.title'));
  await page.getByRole('link', { name: t('sign_on.other_ways') }).click();
  await expect(page.locator('[name="password"]')).toBeVisible();
  await provider.reopen();
  const again = async () => (await program.fetch(`${path('signIn', language)}/association`)).status;
  await expect.poll(again, { timeout: 20_000, message: 'it is asked again soon' }).toBe(303);
  await button.click();
  await expect(heading).toHaveText('Provider');
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
  await expect(page).toHaveURL(path('entry', language));
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
  const key = (await page.locator('code.key').textContent()) ?? '';
  await page.locator('[name="code"]').fill(code(key));
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

/** Opens the account of somebody who signs in at the provider for the first time. */
async function open(
  page: Arguments['page'],
  signOn: Each['signOn'],
  { login, username }: ReturnType<typeof somebody>,
  t: Arguments['t'],
  language: Language,
): Promise<void> {
  await signOn(login);
  await page.locator('[name="username"]').fill(username);
  await page.getByLabel(t('account.invitation.terms')).check();
  await page.getByRole('button', { name: t('account.invitation.submit') }).click();
  await expect(page).toHaveURL(path('community', language));
}
