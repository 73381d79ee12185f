/** The demo association: what a newcomer tries the product with. */

import { Commons } from '../fixtures/commons.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';
import { code } from '../fixtures/totp.ts';

interface SignIn {
  role: string;
  username: string;
  password: string;
  totp_secret: string | null;
  language: string;
}

test('the sign-ins that it prints let everybody in, once, and on this machine alone', async ({ browser, t }) => {
  const demo = await Commons.start();
  try {
    await expect(demo.runWith({ COMMONS_BASE_URL: 'https://commons.example.org' }, 'demo')).rejects.toThrow(/public address/);
    const signIns = JSON.parse(await demo.run('demo', '--json')) as SignIn[];
    expect(signIns.length).toBeGreaterThan(200);
    await expect(demo.run('demo', '--json')).rejects.toThrow(/holds something already/);
    for (const role of ['member', 'editor', 'moderator', 'service_desk', 'campaign', 'administrator']) {
      const signIn = signIns.find((one) => one.role === role);
      expect(signIn, role).toBeDefined();
      if (signIn === undefined) continue;
      const page = await browser.newPage({ baseURL: demo.url });
      await page.goto(path('signIn', 'en'));
      await page.locator('[name="username"]').fill(signIn.username);
      await page.locator('[name="password"]').fill(signIn.password);
      await page.getByRole('button', { name: t('account.sign_in.submit'), exact: true }).click();
      if (signIn.totp_secret !== null) {
        await page.locator('[name="code"]').fill(code(signIn.totp_secret));
        await page.getByRole('button', { name: t('account.code.submit'), exact: true }).click();
      }
      await page.goto(path(role === 'member' ? 'community' : 'dashboard', 'en'));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t(role === 'member' ? 'community.title' : 'dashboard.title'));
      await page.close();
    }
  } finally {
    await demo.stop();
  }
});
