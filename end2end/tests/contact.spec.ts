/** Somebody writes to the association, an editor answers by mail, and the thread goes on behind the link in it. */

import { hands, looking } from '../fixtures/journey.ts';
import { device, joinAsStaff } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

for (const [language, javaScriptEnabled, width] of [['en', true, 1280], ['fr', false, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });

    test('a question has a reference, an answer by mail, and a thread that goes on', async ({ page, browser, t, commons, people }) => {
      const unique = Date.now().toString(36);
      const email = people.address(`question-${language}`);
      const reading = { language, javaScriptEnabled, width };
      const { press, nav } = hands(t);
      const look = looking('contact', reading);
      const heading = page.getByRole('heading', { level: 1 });
      const question = `${language === 'en' ? 'I lost my phone' : 'J’ai perdu mon téléphone'}, ${unique}`;

      await test.step('nothing that was typed is lost where something is missing', async () => {
        await page.goto(path('contact', language));
        await page.locator('#kind-question').check();
        await page.locator('[name="message"]').fill(question);
        await press('contact.form.submit', page);
        const alert = page.getByRole('alert');
        await expect(alert).toContainText(t('contact.errors.area'));
        await expect(alert.getByRole('link')).toHaveCount(2);
        await expect(page.locator('[name="message"]')).toHaveValue(question);
        await look(page, 'form');
      });

      await test.step('what help may answer is shown while one writes, or before it is sent, with what was typed', async () => {
        await page.locator('[name="area"]').selectOption('health');
        await page.locator('[name="email"]').fill(email);
        if (javaScriptEnabled) await page.locator('[name="message"]').fill(question);
        else await press('contact.form.submit', page);
        const answers = page.getByRole(javaScriptEnabled ? 'region' : 'status', { name: t('contact.answers.title') });
        await expect(answers.locator(`a[href="${path('helpLogin', language)}"]`)).toBeVisible();
        await expect(page.locator('[name="message"]')).toHaveValue(question);
        await look(page, 'answers');
      });

      await test.step('sent, it has a reference, on the page and by mail', async () => {
        await press('contact.form.submit', page);
        await expect(heading).toHaveText(t('contact.sent.title'));
        const mail = await commons.mailbox.wait(email, t('contact.mail.received.subject'));
        expect(mail.header('content-language')).toBe(language);
        expect(mail.text).not.toContain(unique);
      });

      const staff = await device(browser, commons, reading);
      await test.step('an editor finds it on their board and answers', async () => {
        await joinAsStaff(staff, commons, 'editor', people.address(`redaction-${language}`), `Ludivine-c${unique}`, language);
        await staff.goto(path('dashboard', language));
        await nav(staff, 'contact.queue.nav');
        await staff.getByRole('row').filter({ hasText: unique }).getByRole('link').click();
        await expect(staff.getByText(email)).toHaveCount(0);
        await staff.locator('[name="answer"]').fill('Appelez-nous.');
        await press('contact.enquiry.answer_submit', staff);
        await expect(staff.getByRole('status')).toContainText(t('contact.acted.answered'));
        await look(staff, 'message');
      });

      await test.step('the mail leads to the thread, where something is added', async () => {
        const mail = await commons.mailbox.wait(email, t('contact.mail.answer.subject'));
        expect(mail.text).toContain('Appelez-nous.');
        await page.goto(mail.link(t('contact.mail.answer.button')));
        await expect(page.getByText('Appelez-nous.')).toBeVisible();
        await page.locator('[name="reply"]').fill('Merci beaucoup!');
        await press('contact.thread.reply_submit', page);
        await expect(page.getByText(t('contact.thread.replied'))).toBeVisible();
        await expect(page.getByText('Merci beaucoup!')).toBeVisible();
        await look(page, 'thread');
        await staff.reload();
        await expect(staff.getByText('Merci beaucoup!')).toBeVisible();
      });
      await staff.context().close();
    });
  });
}
