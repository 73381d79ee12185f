/** From the roster to an account with a second factor, and out again: in each language, with and without JavaScript. */

import { readFile } from 'node:fs/promises';
import { email as office } from '../fixtures/association.ts';
import { violations } from '../fixtures/axe.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test } from '../fixtures/test.ts';
import { code } from '../fixtures/totp.ts';

const password = 'correct horse battery';

for (const language of languages) {
  for (const [javaScriptEnabled, width] of [[true, 360], [false, 1280]] as const) {
    test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
      test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
      test('a member opens an account, protects it, loses their phone, and leaves the roster', journey);
    });
  }
}

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

async function journey({ page, language, t, commons, people, javaScriptEnabled }: Arguments, info: { workerIndex: number }): Promise<void> {
  const email = people.address('membre');
  // One program serves several tests: every one of them has a member and a name of its own.
  const unique = Date.now().toString(36);
  const username = `Élodie-${unique}`;
  const heading = page.getByRole('heading', { level: 1 });
  const press = (key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
  const width = page.viewportSize()?.width ?? 0;
  const look = async (name: string) => {
    await page.screenshot({ path: `screenshots/account-${name}-${language}-${width}.png`, fullPage: true });
    // axe is a script itself.
    if (javaScriptEnabled) expect(await violations(page), name).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} is wider than the screen`).toBe(0);
  };

  await test.step('behind the wall, a visitor sees the door alone', async () => {
    await page.goto(path('community', language));
    await expect(page).toHaveURL(`${path('signIn', language)}?to=${encodeURIComponent(path('community', language))}`);
    await expect(heading).toHaveText(t('account.sign_in.title'));
    await look('sign-in');
  });

  await test.step('somebody on the roster asks for an invitation', async () => {
    await commons.roster({ number: `${info.workerIndex}-${unique}`, name: 'Élodie Roy', email, language });
    await page.getByRole('link', { name: t('account.sign_in.help_link') }).click();
    await page.locator('[name="email"]').fill(email);
    await press('account.access_request.submit');
    await expect(page).toHaveURL(path('accessRequestSent', language));
    await look('access-request-sent');
  });

  await test.step('the invitation opens an account, once every field is right', async () => {
    const mail = await commons.mailbox.wait(email, t('account.mail.invitation.subject'));
    await page.goto(mail.link(t('account.mail.invitation.button')));
    await page.locator('[name="username"]').fill('admin');
    await page.locator('[name="password"]').fill('trop court');
    await press('account.invitation.submit');
    await expect(page.getByRole('alert')).toContainText(t('account.errors.username_reserved'));
    await expect(page.locator('#password-error')).toContainText(t('account.errors.password_short'));
    await expect(page.locator('#terms-error')).toContainText(t('account.errors.terms'));
    await look('invitation');
    await page.locator('[name="username"]').fill(username);
    await page.locator('[name="password"]').fill(password);
    await page.getByLabel(t('account.invitation.terms')).check();
    await press('account.invitation.submit');
    await expect(page.getByRole('status').filter({ hasText: t('account.invitation.opened') })).toBeFocused();
    await expect(page.getByText(t('community.welcome', { username }))).toBeVisible();
    await press('account.nav.sign_out');
  });

  await test.step('they sign in, by their name in another spelling', async () => {
    await page.locator('[name="username"]').fill(username.toUpperCase());
    await page.locator('[name="password"]').fill(password);
    await press('account.sign_in.submit');
    await expect(page).toHaveURL(path('community', language));
    await expect(page.getByText(t('community.welcome', { username }))).toBeVisible();
    await look('community');
  });

  const [first = '', second = ''] = await test.step('they set up an authenticator', async () => {
    await page.getByRole('link', { name: t('account.nav.account') }).click();
    await page.getByLabel(t('account.account.profile.province')).check();
    await page.getByRole('button', { name: t('account.account.profile.submit') }).click();
    await expect(page.locator('.notice-success')).toContainText(t('account.account.profile.saved'));
    await expect(page.getByLabel(t('account.account.profile.province'))).toBeChecked();
    await look('mine');
    await page.getByRole('link', { name: t('account.account.security.authenticator_set') }).click();
    await look('authenticator');
    await page.locator('[name="code"]').fill(code((await page.locator('code.key').textContent()) ?? ''));
    await page.locator('[name="password"]').fill(password);
    await press('account.authenticator.submit');
    await expect(heading).toHaveText(t('account.authenticator.done_title'));
    await look('recovery-codes');
    await commons.mailbox.wait(email, t('account.mail.second_factor_set.subject'));
    const codes = await page.locator('.recovery-codes code').allTextContents();
    expect(codes).toHaveLength(8);
    return codes;
  });

  await test.step('signing out ends it', async () => {
    await press('account.nav.sign_out');
    await expect(page.getByRole('status')).toContainText(t('account.sign_in.signed_out'));
    await page.goto(path('account', language));
    await expect(heading).toHaveText(t('account.sign_in.title'));
  });

  await test.step('without their phone, a recovery code lets them in', async () => {
    await page.locator('[name="username"]').fill(email);
    await page.locator('[name="password"]').fill(password);
    await press('account.sign_in.submit');
    await expect(heading).toHaveText(t('account.code.title'));
    await page.locator('[name="code"]').fill('123');
    await press('account.code.submit');
    await expect(page.getByRole('alert')).toContainText(t('account.code.failed'));
    await look('code');
    await page.locator('[name="code"]').fill(first.toLowerCase());
    await press('account.code.submit');
    // Where they were going when the door stopped them.
    await expect(page).toHaveURL(path('account', language));
    await commons.mailbox.wait(email, t('account.mail.recovery_code_used.subject'));
  });

  await test.step('who falls off the roster is out at the next page, and is told why once they sign in', async () => {
    await commons.roster({ number: `other-${unique}`, name: 'Someone Else', email: people.address('autre'), language });
    await page.goto(path('community', language));
    await expect(heading).toHaveText(t('account.sign_in.title'));
    await page.locator('[name="username"]').fill(email);
    await page.locator('[name="password"]').fill(password);
    await press('account.sign_in.submit');
    await page.locator('[name="code"]').fill(second);
    await press('account.code.submit');
    await expect(page).toHaveURL(path('account', language));
    await expect(page.getByText(t('account.account.status.left', { phone: '888-855-2555', email: office }))).toBeVisible();
    await look('left');
  });

  await test.step('they take their data along, and leave', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: t('account.account.data.download') }).click();
    const data = JSON.parse(await readFile(await (await download).path(), 'utf8')) as object;
    expect(data).toMatchObject({ username, email, language, on_roster: false, authenticator: true });
    await page.getByRole('link', { name: t('account.account.leave.button') }).click();
    await page.locator('[name="password"]').fill('pas le bon mot');
    await press('account.account.leave.submit');
    await expect(page.getByRole('alert')).toContainText(t('account.account.leave.wrong'));
    await look('leave');
    await page.locator('[name="password"]').fill(password);
    await press('account.account.leave.submit');
    await expect(page.getByRole('status')).toContainText(t('account.account.leave.left'));
    await page.goto(path('community', language));
    await expect(heading).toHaveText(t('account.sign_in.title'));
  });
}
