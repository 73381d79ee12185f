/** The pledge form, and what answers it. */

import type { Locator, Page } from '@playwright/test';
import { consentWords } from '../fixtures/association.ts';
import { Commons } from '../fixtures/commons.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test, texts } from '../fixtures/test.ts';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('case 41: a second pledge gets the same page and another mail', async ({ page, t, form, commons, people }) => {
        const person = people.person(language);
        const answers: string[] = [];
        const pledge = async (email: string) => {
          await page.goto(path('pledge', language));
          await form.fill({ ...person, email });
          await form.submit();
          await expect(page).toHaveURL(path('thanks', language));
          answers.push(await page.locator('main').innerHTML());
        };
        await pledge(person.email);
        const first = await commons.mailbox.wait(person.email, t('mail.confirm.subject'));
        await pledge(person.email.toUpperCase());
        const again = await commons.mailbox.wait(person.email, t('mail.again_unconfirmed.subject'));
        expect(again.link(t('mail.again_unconfirmed.button'))).toBe(first.link(t('mail.confirm.button')));
        await commons.fetch(first.link(t('mail.confirm.button')), { method: 'POST' });
        await commons.mailbox.wait(person.email, t('mail.welcome.subject'));
        const counted = await commons.count();
        await pledge(person.email);
        await commons.mailbox.wait(person.email, t('mail.again_confirmed.subject'));
        expect(await commons.count()).toBe(counted);
        expect(new Set(answers).size, 'the page tells who has pledged').toBe(1);
      });
    });

    test('a pledge needs no consent, no postal code and no issue', async ({ page, t, form, commons, people }) => {
      const before = await commons.count();
      const person = people.person(language);
      await page.goto(path('landing', language));
      await form.fill(person);
      await form.submit();
      await form.expectThanks();
      const mail = await commons.mailbox.wait(person.email, t('mail.confirm.subject'));
      await page.goto(mail.link(t('mail.confirm.button')));
      await expect(page.getByText(t('pledge.confirm.consents_none'))).toBeVisible();
      await expect(page.getByText(t('common.issues.all'))).toBeVisible();
      await page.getByRole('button', { name: t('pledge.confirm.submit') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('pledge.confirmed.title'));
      expect(await commons.count()).toBe(before + 1);
      const welcome = await commons.mailbox.wait(person.email, t('mail.welcome.subject'));
      expect(welcome.text).toContain(t('mail.welcome.receipt_none'));
    });

    test('the keyboard alone is enough', async ({ page, t, form, commons, people }) => {
      const person = people.person(language);
      await page.goto(path('pledge', language));
      await page.keyboard.press('Tab');
      await expect(page.getByRole('link', { name: t('common.skip_link') })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.locator('#content')).toBeFocused();
      for (const name of ['first_name', 'last_name', 'email'] as const) {
        await tabTo(page, form.field(name));
        await page.keyboard.type(person[name]);
      }
      await tabTo(page, form.choice('issue', ''));
      await page.keyboard.press('ArrowUp');
      await expect(form.choice('issue', 'virtual-care')).toBeChecked();
      await tabTo(page, form.field('consent_email'));
      await page.keyboard.press('Space');
      await expect(form.field('consent_email')).toBeChecked();
      await tabTo(page, form.button);
      await page.keyboard.press('Enter');
      await form.expectThanks();
      await page.goto((await commons.mailbox.wait(person.email, t('mail.confirm.subject'))).link(t('mail.confirm.button')));
      await tabTo(page, page.getByRole('button', { name: t('pledge.confirm.submit') }));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('pledge.confirmed.title'));
    });

    test('the province that a postal code means is told while it is typed', async ({ page, t, form }) => {
      const hint = page.locator('#postal_code-live');
      const say = (province: string) => t('pledge.fields.postal_code_province', { province: t(`provinces.${province}`) });
      await page.goto(path('pledge', language));
      await expect(hint).toHaveText('');
      // The first letters may be typed before the island is awake.
      await expect(async () => {
        await form.field('postal_code').fill('k1a 0b1');
        await expect(hint).toHaveText(say('on'), { timeout: 250 });
      }).toPass();
      for (const [code, province] of [['X0A 0H0', 'nu'], ['X1A 2N2', 'nt'], ['h2x-1y4', 'qc']] as const) {
        await form.field('postal_code').fill(code);
        await expect(hint).toHaveText(say(province));
      }
      // A wrong code is told beside the field, once it was left.
      for (const code of ['D1A 0B1', 'K1']) {
        await form.field('postal_code').fill(code);
        await expect(hint).toHaveText('');
      }
    });

    for (const where of ['landing', 'pledge'] as const) {
      for (const width of [360, 1280]) {
        test(`${where} at ${width} px: a pledge is thanked for where its form stood`, async ({ page, t, form, commons, people }) => {
          await page.setViewportSize({ width, height: 800 });
          const person = people.person(language);
          await page.goto(path(where, language));
          await form.awake();
          const address = page.url();
          await form.fill(person);
          await form.submit();
          const title = page.getByRole('heading', { name: t('pledge.thanks.title') });
          await expect(title).toBeFocused();
          await expect(title).toBeInViewport();
          await expect(page.locator('#announced')).toHaveText(t('pledge.thanks.lead'));
          await expect(form.field('email')).toBeHidden();
          expect(await form.field('email').inputValue(), 'nothing of it stays on the device').toBe('');
          expect(page.url(), 'no other page').toBe(address);
          await commons.mailbox.wait(person.email, t('mail.confirm.subject'));
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(overflow).toBe(0);
          await page.getByRole('link', { name: t('pledge.thanks.retry') }).click();
          await expect(form.field('email')).toBeVisible();
        });
      }
    }

    test('what is wrong with a field is said once it was left, and no longer than it is wrong', async ({ page, t, form }) => {
      await page.goto(path('pledge', language));
      await form.awake();
      const email = form.field('email');
      await email.pressSequentially('marie@');
      await expect(page.locator('#email-error')).toHaveCount(0);
      await form.field('postal_code').focus();
      await form.expectError('email', t('pledge.errors.email_invalid'));
      await expect(page.locator('#announced')).toHaveText(t('pledge.errors.email_invalid'));
      await expect(page.locator('.field-error'), 'of no other field').toHaveCount(1);
      await expect(page.getByRole('alert'), 'nothing was sent').toHaveCount(0);
      await email.pressSequentially('example.org');
      await expect(email).not.toHaveAttribute('aria-invalid');
      await expect(page.locator('#email-error')).toHaveCount(0);
      await email.fill('');
      await form.expectError('email', t('pledge.errors.email_missing'));
      for (const [name, typed, error] of [
        ['first_name', '@', 'first_name_invalid'],
        ['last_name', 'x'.repeat(81), 'last_name_too_long'],
        ['postal_code', 'D1A 0B1', 'postal_code_invalid'],
      ] as const) {
        await form.field(name).fill(typed);
        await form.field(name).blur();
        await form.expectError(name, t(`pledge.errors.${error}`, { max: '80' }));
      }
      await form.field('consent_sms').check();
      await form.field('phone').fill('12');
      await form.field('phone').blur();
      await form.expectError('phone', t('pledge.errors.phone_invalid'));
      await form.field('consent_sms').uncheck();
      await expect(page.locator('#phone-error')).toHaveCount(0);
    });

    test('who has one name may type it into either field', async ({ page, t, form }) => {
      await page.goto(path('pledge', language));
      await form.awake();
      await form.field('first_name').focus();
      await form.field('last_name').focus();
      await page.keyboard.type('S');
      await form.field('email').focus();
      await expect(page.locator('.field-error')).toHaveCount(0);
      await form.field('last_name').fill('');
      await form.expectError('first_name', t('pledge.errors.first_name_missing'));
    });

    test('what is pressed while an error appears is pressed', async ({ page, form, people }) => {
      await page.goto(path('pledge', language));
      await form.awake();
      await form.fill(people.person(language));
      await form.field('email').fill('marie@');
      // The field is left by the very press that ticks the box below it.
      await form.field('consent_email').click();
      await expect(form.field('consent_email')).toBeChecked();
      await expect(page.locator('#email-error')).toBeVisible();
    });

    test('without a network what was typed is still there, and pressing again sends it', async ({ page, t, form, people, context, guard }) => {
      guard.expect(/ERR_INTERNET_DISCONNECTED/);
      await page.goto(path('pledge', language));
      await form.awake();
      const person = people.person(language);
      await form.fill(person);
      await context.setOffline(true);
      await form.submit();
      await expect(page.locator('#refused')).toContainText(t('common.in_place.unreachable'));
      await expect(form.field('email')).toHaveValue(person.email);
      await context.setOffline(false);
      await form.submit();
      await form.expectThanks();
      await expect(page.locator('#refused')).toBeHidden();
    });

    test('“it was not me” deletes the pledge, and nothing is ever mailed there again', async ({ page, t, commons, people }) => {
      const person = people.person(language);
      const link = await people.pledged(person);
      await page.goto(link);
      await page.getByRole('button', { name: t('pledge.confirm.disown') }).click();
      await expect(page).toHaveURL(path('disowned', language));
      expect((await commons.fetch(link)).status).toBe(410);
      await people.pledge(person);
      // Mails go out in the order in which they are caused, so once the next one is here, that one was not sent.
      await people.pledged(people.person(language));
      expect(commons.mailbox.find(person.email)).toHaveLength(1);
    });

    test('what a browser fills in unseen loses no pledge: the form is sent once more', async ({ page, t, form, people }) => {
      await page.goto(path('pledge', language));
      await form.fill(people.person(language));
      await page.locator('[name=leave_empty]').evaluate((field: HTMLInputElement) => (field.value = 'x'));
      await form.submit();
      await expect(page.getByText(t('common.errors.doubtful'))).toBeVisible();
      await expect(page.locator('[name=leave_empty]')).toHaveCount(0);
      await form.submit();
      await form.expectThanks();
    });

    for (const javaScriptEnabled of [true, false]) {
      test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
        test.use({ javaScriptEnabled });

        test('the phone number is asked only of who wants text messages', async ({ page, t, form, commons, people }) => {
          await page.goto(path('pledge', language));
          await expect(form.field('phone')).toBeHidden();
          await form.field('consent_email').check();
          await expect(form.field('phone')).toBeHidden();
          await form.field('consent_sms').check();
          await expect(form.field('phone')).toBeVisible();
          await form.field('consent_email').uncheck();
          await form.fill(people.person(language));
          await form.submit();
          await form.expectError('phone', t('pledge.errors.phone_missing'));
          await expect(form.field('phone')).toBeVisible();
          const email = await form.field('email').inputValue();
          await form.field('phone').fill('(613) 555-0123');
          await form.submit();
          await form.expectThanks();
          const mail = await commons.mailbox.wait(email, t('mail.confirm.subject'));
          await page.goto(mail.link(t('mail.confirm.button')));
          await expect(page.getByText(consentWords(language, 'sms'))).toBeVisible();
          await expect(page.getByText(consentWords(language, 'email'))).toHaveCount(0);
        });
      });
    }
  });
}

test('a form that was open for too long keeps what was typed and can be sent again', async ({ page, t, form, people }) => {
  await page.goto(path('pledge', 'en'));
  await page.locator('[name="form_token"]').evaluate((field: HTMLInputElement) => (field.value = 'AAAA'));
  await form.fill(people.person('en'));
  await form.submit();
  await expect(page.getByRole('alert')).toContainText(t('pledge.errors.form_expired'));
  await expect(page.getByRole('alert')).toBeFocused();
  await form.submit();
  await form.expectThanks();
});

test('who sends too many is told to wait, and loses nothing', async ({ browser, people }) => {
  const strict = await Commons.start({ COMMONS_FORM_BURST: '2', COMMONS_FORM_PER_MINUTE: '1' });
  const page = await browser.newPage({ baseURL: strict.url });
  const t = texts('en');
  const send = async () => {
    await page.goto(path('pledge', 'en'));
    for (const name of ['first_name', 'last_name', 'email'] as const) {
      await page.locator(`[name="${name}"]`).fill(people.person('en')[name]);
    }
    await page.getByRole('button', { name: t('pledge.submit') }).click();
  };
  const thanked = () => expect(page.getByRole('heading', { name: t('pledge.thanks.title') })).toBeVisible();
  await send();
  await thanked();
  await send();
  await thanked();
  await send();
  await expect(page.getByRole('alert')).toContainText(t('pledge.errors.too_many'));
  await expect(page.locator('[name="last_name"]')).toHaveValue('O’Connor');
  await page.close();
  await strict.stop();
});

/** Presses Tab until the element has the focus, which must show wherever it lands. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    await expect(focused).not.toHaveAttribute('name', 'leave_empty');
    expect(await focused.evaluate((it) => getComputedStyle(it).outlineStyle), 'the focus shows').not.toBe('none');
    if (await element.evaluate((it) => it === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${element}`);
}
