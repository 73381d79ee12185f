/** What comes back from the identity provider, changed on its way, twice, or not at all. */

import { path } from '../fixtures/routes.ts';
import { name, open, somebody, test } from '../fixtures/sign-on.ts';
import { expect, languages } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language, javaScriptEnabled: false });
    test('what the provider did not say to this browser, now, and once, lets nobody in', forged);
  });

  test.describe(`${language}, without the provider`, () => {
    test.use({ language, javaScriptEnabled: false, log: 'off' });
    test('a provider that does not answer leaves the password', down);
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
    const start = path('signOn', language);
    const answer = await program.fetch(start, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.headers.get('location')).toBe(path('signIn', language));
    const evil = await program.fetch(`${start}?to=//evil.example`);
    expect(new URL(evil.headers.get('location') ?? '').origin).toBe(provider.url);
    for (const address of [start, `${path('signOnReturn', language)}?state=x&code=y`]) {
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
  const again = async () => (await program.fetch(path('signOn', language))).status;
  await expect.poll(again, { timeout: 20_000, message: 'it is asked again soon' }).toBe(303);
  await button.click();
  await expect(heading).toHaveText('Provider');
}
