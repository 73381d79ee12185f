/** Consents: separate, unticked, in exact words, withdrawn as easily as given. */

import { consentWords, fingerprint } from '../fixtures/association.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, other, test, texts } from '../fixtures/test.ts';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('each consent is a box of its own, unticked, with the words that the receipt will hold', async ({ page, form }) => {
      for (const address of [path('landing', language), path('pledge', language)]) {
        await page.goto(address);
        await expect(page.getByRole('checkbox')).toHaveCount(2);
        await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
        for (const channel of ['email', 'sms'] as const) {
          await expect(form.field(`consent_${channel}`)).toHaveAccessibleName(new RegExp(flexible(consentWords(language, channel))));
        }
      }
    });

    test('a consent is kept in the language in which it was read', async ({ people }) => {
      // Somebody reads the page in one language and asks for mails in the other.
      const written = other(language);
      const supporter = await people.supporter(people.person(written, { consent_email: 'yes' }), language);
      const [receipt] = (await people.data(supporter, written)).consents;
      const words = consentWords(language, 'email');
      expect(receipt).toMatchObject({ wording_language: language, wording: words, wording_sha256: fingerprint(words) });
    });

    test('a consent given again is a new receipt, and the old one stays as evidence', async ({ page, t, people }) => {
      const supporter = await people.supporter(people.person(language, { consent_email: 'yes' }));
      const save = async (tick: boolean) => {
        await page.goto(supporter.preferences);
        await page.locator('[name="consent_email"]').setChecked(tick);
        await page.getByRole('button', { name: t('preferences.updates.submit') }).click();
        await expect(page.getByRole('status').filter({ hasText: t('preferences.saved.updates') })).toBeVisible();
        await expect(page.locator('[name="consent_email"]')).toBeChecked({ checked: tick });
      };
      await save(false);
      await save(true);
      await save(true);
      const { consents } = await people.data(supporter, language);
      expect(consents.map(({ given_by, withdrawn_by }) => [given_by, withdrawn_by])).toEqual([
        ['pledge_form', 'preference_centre'],
        ['preference_centre', null],
      ]);
      await page.getByText(t('consent.receipt.title'), { exact: true }).click();
      await expect(page.getByText(t('consent.receipt.method_pledge_form'))).toBeVisible();
      await expect(page.getByText(fingerprint(consentWords(language, 'email')))).toHaveCount(2);
    });

    test('text messages need a number first, and removing it withdraws the consent', async ({ page, t, people }) => {
      const supporter = await people.supporter(people.person(language));
      const details = page.getByRole('button', { name: t('preferences.contact.submit') });
      await page.goto(supporter.preferences);
      await expect(page.locator('[name="consent_sms"]')).toHaveCount(0);
      await page.getByRole('link', { name: t('preferences.updates.phone_needed') }).click();
      await expect(page.locator('[name="phone"]')).toBeFocused();
      await page.locator('[name="phone"]').fill('514-555-0188');
      await details.click();
      await page.locator('[name="consent_sms"]').check();
      await page.getByRole('button', { name: t('preferences.updates.submit') }).click();
      await expect(page.getByRole('status').filter({ hasText: t('preferences.saved.updates') })).toBeVisible();
      await expect(page.locator('[name="consent_sms"]')).toBeChecked();
      await page.locator('[name="phone"]').fill('');
      await details.click();
      await expect(page.locator('[name="consent_sms"]')).toHaveCount(0);
      const { phone, consents } = await people.data(supporter, language);
      expect(phone).toBeNull();
      expect(consents[0]?.withdrawn_by).toBe('preference_centre');
    });

    test('case 41: asking for one’s link is answered alike, and mailed to supporters only', async ({ page, t, commons, people }) => {
      const supporter = await people.supporter(people.person(language));
      const stranger = people.address('personne');
      const answers: string[] = [];
      for (const email of [stranger, supporter.email]) {
        await page.goto(path('linkRequest', language));
        await page.locator('[name="email"]').fill(email);
        await page.getByRole('button', { name: t('preferences.request.submit') }).click();
        await expect(page).toHaveURL(path('linkSent', language));
        answers.push(await page.content());
      }
      const mail = await commons.mailbox.wait(supporter.email, t('mail.preferences_link.subject'));
      await page.goto(mail.link(t('mail.preferences_link.button')));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('preferences.title'));
      expect(commons.mailbox.find(stranger)).toEqual([]);
      expect(answers[0]).toBe(answers[1]);
    });

    test('wrong details are refused at their fields, and nothing is changed', async ({ page, t, people }) => {
      const supporter = await people.supporter(people.person(language, { postal_code: 'K1A 0B1' }));
      await page.goto(supporter.preferences);
      await page.locator('[name="first_name"]').fill('@');
      await page.locator('[name="postal_code"]').fill('12345');
      await page.getByRole('button', { name: t('preferences.contact.submit') }).click();
      await expect(page.getByRole('alert')).toBeFocused();
      await expect(page.getByRole('alert')).toContainText(t.plural('preferences.errors.summary_title', 2));
      await expect(page.locator('[name="first_name"]')).toHaveAttribute('aria-invalid', 'true');
      await expect(page.locator('[name="postal_code"]')).toHaveValue('12345');
      await expect(page).toHaveTitle(new RegExp(`^${flexible(t('common.form.error_prefix'))}`));
      expect((await people.data(supporter, language)).postal_code).toBe('K1A 0B1');
    });
  });
}

test('the language that a supporter chooses is the language of their mails from then on', async ({ page, commons, people }) => {
  const supporter = await people.supporter(people.person('en'));
  await page.goto(supporter.preferences);
  await page.locator('[name="language"][value="fr"]').check();
  await page.getByRole('button', { name: texts('en')('preferences.contact.submit') }).click();
  await expect(page.getByRole('status').filter({ hasText: texts('en')('preferences.saved.contact') })).toBeVisible();
  await commons.fetch(path('linkRequest', 'en'), { method: 'POST', body: new URLSearchParams({ email: supporter.email }) });
  const mail = await commons.mailbox.wait(supporter.email, texts('fr')('mail.preferences_link.subject'));
  expect(mail.link(texts('fr')('mail.preferences_link.button'))).toContain(path('preferences', 'fr'));
});

/** A text as a pattern, in which every space stands for any white space. */
const flexible = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
