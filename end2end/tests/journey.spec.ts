/** From the front page to leaving again: in each language, with and without JavaScript, on a phone and at a desk. */

import { readFile } from 'node:fs/promises';
import { consentWords, fingerprint } from '../fixtures/association.ts';
import { part, path } from '../fixtures/routes.ts';
import type { MyData, MyReceipt } from '../fixtures/supporter.ts';
import { expect, languages, test } from '../fixtures/test.ts';

for (const language of languages) {
  for (const javaScriptEnabled of [true, false]) {
    for (const width of [360, 1280]) {
      // Without scripts, each language at one width.
      if (!javaScriptEnabled && (language === 'fr') !== (width === 360)) continue;
      test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
        test.use({ language, javaScriptEnabled, viewport: { width, height: width === 360 ? 740 : 800 } });
        test('a visitor becomes a Health Advocate, changes everything, and leaves no trace', journey);
      });
    }
  }
}

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

async function journey({ page, language, t, form, commons, people }: Arguments): Promise<void> {
  const before = await commons.count();
  const email = people.address('jessica');
  const submit = (key: string) => page.getByRole('button', { name: t(key) }).click();
  const heading = page.getByRole('heading', { level: 1 });
  const done = page.getByRole('status').filter({ hasText: t('common.notices.success') });

  await test.step('a story leads to the form, and the form remembers it', async () => {
    await page.goto(path('landing', language));
    await expect(heading).toHaveText(t('landing.call.title'));
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.getByRole('link', { name: t('landing.stories.access_to_care.join') }).click();
    await expect(page).toHaveURL(`${path('pledge', language)}?issue=access-to-care#pledge-form`);
    await expect(form.choice('issue', 'access-to-care')).toBeChecked();
    await expect(form.choice('language', language)).toBeChecked();
    await expect(page.getByText(t('pledge.joining_for', { issue: t('common.issues.access_to_care') }))).toBeVisible();
    await expect(form.field('consent_email')).not.toBeChecked();
    await expect(form.field('consent_sms')).not.toBeChecked();
  });

  await test.step('a wrong form says what is wrong where it is wrong, and keeps what was typed', async () => {
    const typed = { first_name: '@', last_name: 'Roy', email: 'jessica', postal_code: 'D1A 0B1', phone: '12' };
    await form.fill({ ...typed, consent_sms: 'yes' });
    await form.submit();
    await expect(page).toHaveTitle(
      `${t('common.form.error_prefix')} ${t('common.site.title', { page: t('pledge.title') })}`.replace(/\s+/g, ' '),
    );
    const summary = page.getByRole('alert');
    await expect(summary).toBeFocused();
    await expect(summary).toContainText(t.plural('pledge.errors.summary_title', 4));
    await form.expectError('first_name', t('pledge.errors.first_name_invalid'));
    await form.expectError('email', t('pledge.errors.email_invalid'));
    await form.expectError('postal_code', t('pledge.errors.postal_code_invalid'));
    await form.expectError('phone', t('pledge.errors.phone_invalid'));
    await expect(form.field('last_name')).not.toHaveAttribute('aria-invalid');
    for (const [name, value] of Object.entries(typed)) await expect(form.field(name as 'email')).toHaveValue(value);
    await expect(form.field('consent_sms')).toBeChecked();
    await expect(form.field('consent_email')).not.toBeChecked();
    await expect(form.choice('issue', 'access-to-care')).toBeChecked();
    await summary.getByRole('link', { name: t('pledge.errors.email_invalid') }).click();
    await expect(form.field('email')).toBeFocused();
  });

  await test.step('once mended it is accepted', async () => {
    await form.fill({ first_name: 'Jessica', email, postal_code: 'k1a0b1', phone: '613 555 0123', consent_email: 'yes' });
    await form.submit();
    await form.expectThanks();
  });

  const mail = await commons.mailbox.wait(email, t('mail.confirm.subject'));
  const confirm = mail.link(t('mail.confirm.button'));

  await test.step('the mail is in the reader’s language, in text and HTML, and can be unsubscribed from', () => {
    expect(mail.type).toMatch(/^multipart\/alternative/);
    expect(mail.html).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
    expect(mail.header('content-language')).toBe(language);
    expect(mail.text).toContain(t('mail.confirm.line_1'));
    expect(mail.html).toContain(`href="${confirm}"`);
    expect(mail.unsubscribe).toMatch(new RegExp(`^${commons.url}${path('unsubscribe', language)}`));
    expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail.text + mail.html, 'nobody may have us write a name to a stranger').not.toContain('Jessica');
  });

  await test.step('opening the link changes nothing, however often', async () => {
    for (let times = 0; times < 2; times += 1) {
      await page.goto(confirm);
      await expect(heading).toHaveText(t('pledge.confirm.title'));
    }
    await expect(page.getByText(t('common.issues.access_to_care'))).toBeVisible();
    await expect(page.getByText(consentWords(language, 'email'))).toBeVisible();
    await expect(page.getByText(consentWords(language, 'sms'))).toBeVisible();
    expect(await commons.count()).toBe(before);
  });

  await test.step('the button makes it count, once', async () => {
    await submit('pledge.confirm.submit');
    await expect(heading).toHaveText(t('pledge.confirmed.title'));
    expect(await commons.count()).toBe(before + 1);
    await page.reload();
    await expect(heading).toHaveText(t('pledge.confirmed.title'));
    expect(await commons.count()).toBe(before + 1);
  });

  const welcome = await commons.mailbox.wait(email, t('mail.welcome.subject'));
  const preferences = welcome.link(t('mail.welcome.preferences_button'));

  await test.step('the welcome holds the receipt: the exact words, their fingerprint, how and when', () => {
    expect(welcome.text).toContain(t('mail.common.greeting_name', { first_name: 'Jessica' }));
    for (const channel of ['email', 'sms'] as const) {
      const words = consentWords(language, channel);
      for (const said of [words, fingerprint(words), t(`common.channels.${channel}`)]) expect(welcome.text).toContain(said);
    }
    expect(welcome.text).toContain(t('consent.receipt.method_pledge_form'));
    expect(welcome.text).toMatch(/\d\d:\d\d:\d\d \(Eastern time\)|\d+\sh\s\d\d\smin\s\d\d\ss\s\(heure de l’Est\)/);
  });

  await test.step('consents are changed one by one', async () => {
    await page.goto(preferences);
    await expect(heading).toHaveText(t('preferences.title'));
    await expect(page.locator('[name="consent_email"]')).toBeChecked();
    await expect(page.locator('[name="consent_sms"]')).toBeChecked();
    await page.locator('[name="consent_email"]').uncheck();
    await submit('preferences.updates.submit');
    await expect(done).toContainText(t('preferences.saved.updates'));
    await expect(page.locator('[name="consent_email"]')).not.toBeChecked();
    await expect(page.locator('[name="consent_sms"]')).toBeChecked();
  });

  const newEmail = people.address('jess');
  await test.step('details are changed; a new address waits for its confirmation', async () => {
    await page.locator('[name="first_name"]').fill('Jess');
    await page.locator('[name="postal_code"]').fill('X0A 0H0');
    await page.locator('[name="email"]').fill(newEmail);
    await submit('preferences.contact.submit');
    await expect(done).toContainText(t('preferences.saved.contact_email'));
    await expect(page.locator('[name="first_name"]')).toHaveValue('Jess');
    await expect(page.locator('[name="email"]')).toHaveValue(email);
  });

  await test.step('what is kept can be taken along', async () => {
    const data = await download<MyData>('preferences.data.download');
    expect(data).toMatchObject({
      email, pending_email: newEmail, first_name: 'Jess', last_name: 'Roy', postal_code: 'X0A 0H0', province: 'NU', language,
      issue: 'access-to-care', phone: '+16135550123',
    });
    const receipts = await download<MyReceipt[]>('preferences.updates.receipts');
    expect(receipts).toEqual(data.consents);
    const words = consentWords(language, 'email');
    expect(receipts.find(({ channel }) => channel === 'email')).toMatchObject({
      purpose: 'updates', wording: words, wording_sha256: fingerprint(words), wording_language: language,
      given_by: 'pledge_form', withdrawn_by: 'preference_centre',
    });
    expect(receipts.find(({ channel }) => channel === 'sms')).toMatchObject({ withdrawn_at: null });
  });

  async function download<T>(key: string): Promise<T> {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: t(key) }).click()]);
    expect(file.suggestedFilename()).toMatch(/^health-advocates-[a-z-]+\.json$/);
    return JSON.parse(await readFile(await file.path(), 'utf8')) as T;
  }

  await test.step('the new address is confirmed by its own mail, and the old one is told', async () => {
    const asked = await commons.mailbox.wait(newEmail, t('mail.confirm_email.subject'));
    expect(asked.unsubscribe, 'a stranger to the campaign has nothing to unsubscribe from').toBeUndefined();
    await page.goto(asked.link(t('mail.confirm_email.button')));
    await expect(page.getByText(newEmail)).toBeVisible();
    await submit('preferences.email_confirm.submit');
    await expect(done).toContainText(t('preferences.saved.email_confirmed'));
    await expect(page.locator('[name="email"]')).toHaveValue(newEmail);
    const told = await commons.mailbox.wait(email, t('mail.contact_changed.subject'));
    expect(told.text, 'the old mailbox is not told the new address').not.toContain(newEmail);
    expect(told.links.filter((link) => link.startsWith(commons.url)), 'nor given a link').toEqual([]);
    const answer = await page.request.get(preferences);
    expect(answer.status(), 'links mailed to the old address are revoked').toBe(410);
  });

  const centre = new URL(page.url());
  await test.step('everything is withdrawn with one button', async () => {
    await submit('preferences.withdraw.submit');
    await expect(done).toContainText(t('preferences.saved.withdrawn'));
    await expect(page.locator('[name="consent_email"]')).not.toBeChecked();
    await expect(page.locator('[name="consent_sms"]')).not.toBeChecked();
    await expect(page.getByText(t('preferences.updates.none'))).toBeVisible();
    expect(await commons.count(), 'the pledge still counts').toBe(before + 1);
  });

  await test.step('erasing asks once more, then leaves nothing to count and no link that works', async () => {
    await page.getByRole('link', { name: t('preferences.erase.open') }).click();
    await expect(heading).toHaveText(t('preferences.erase.confirm_title'));
    expect(await commons.count()).toBe(before + 1);
    await submit('preferences.erase.submit');
    await expect(page).toHaveURL(path('erased', language));
    await expect(heading).toHaveText(t('preferences.erase.done_title'));
    expect(await commons.count()).toBe(before);
    const old = centre.origin + centre.pathname;
    for (const link of [confirm, preferences, old, part(old, 'data', language), mail.unsubscribe ?? '']) {
      expect((await page.request.get(link)).status(), link).toBe(410);
    }
    await page.goto(old);
    await expect(heading).toHaveText(t('preferences.link_invalid.title'));
    await page.goto(confirm);
    await expect(heading).toHaveText(t('pledge.expired.title'));
  });
}
