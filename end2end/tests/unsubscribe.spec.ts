/** One click unsubscribes (RFC 8058), and nothing else does. */

import { path } from '../fixtures/routes.ts';
import { expect, languages, test } from '../fixtures/test.ts';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    for (const [name, body] of [
      ['urlencoded', () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })],
      ['multipart', () => asForm({ 'List-Unsubscribe': 'One-Click' })],
    ] as const) {
      test(`a ${name} POST without a cookie unsubscribes at once, without a redirect`, async ({ commons, people }) => {
        const supporter = await people.supporter(people.person(language, { consent_email: 'yes', consent_sms: 'yes', phone: '613-555-0123' }));
        const answer = await commons.fetch(supporter.unsubscribe, { method: 'POST', body: body() });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('set-cookie')).toBeNull();
        const { consents } = await people.data(supporter, language);
        expect(consents.find(({ channel }) => channel === 'email')?.withdrawn_by).toBe('unsubscribe');
        expect(consents.find(({ channel }) => channel === 'sms')?.withdrawn_by, 'the other channel stands').toBeNull();
        const again = await commons.fetch(supporter.unsubscribe, { method: 'POST', body: body() });
        expect(again.status, 'a mail program may try twice').toBe(200);
      });
    }

    test('a GET only shows the button', async ({ page, t, people }) => {
      const supporter = await people.supporter(people.person(language, { consent_email: 'yes' }));
      const stands = async () => (await people.data(supporter, language)).consents[0]?.withdrawn_at === null;
      await page.goto(supporter.unsubscribe);
      await page.reload();
      expect(await stands()).toBe(true);
      await page.getByRole('button', { name: t('preferences.unsubscribe.submit') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('preferences.unsubscribe.done_title'));
      expect(await stands()).toBe(false);
      // Who may unsubscribe may be anyone whom the mail was forwarded to: the preferences need a mail of their own.
      await expect(page.locator(`main a[href^="${path('preferences', language)}"]`)).toHaveCount(0);
      await page.getByRole('link', { name: t('preferences.unsubscribe.done_preferences') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('preferences.request.title'));
    });

    test('case 42: a forged link changes nothing', async ({ commons, people }) => {
      const supporter = await people.supporter(people.person(language, { consent_email: 'yes' }));
      const before = await people.data(supporter, language);
      const forged = supporter.unsubscribe.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
      const middle = supporter.unsubscribe.replace(/(.{30})(.)(.{20})$/, (_, a: string, b: string, c: string) => a + (b === 'A' ? 'B' : 'A') + c);
      const elsewhere = path('unsubscribe', language, new URL(supporter.confirm).pathname.split('/').at(-1));
      for (const link of [forged, middle, elsewhere, path('unsubscribe', language, 'x')]) {
        const answer = await commons.fetch(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
        expect(answer.status, link).toBe(410);
      }
      expect(await people.data(supporter, language)).toEqual(before);
    });
  });
}

function asForm(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
