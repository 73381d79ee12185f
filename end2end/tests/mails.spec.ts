/** The mails, as readers, their programs and their scanners see them. */

import { violations } from '../fixtures/axe.ts';
import type { Commons } from '../fixtures/commons.ts';
import type { Mail } from '../fixtures/mail.ts';
import { part, path } from '../fixtures/routes.ts';
import type { People, Supporter } from '../fixtures/supporter.ts';
import { addressLink } from '../fixtures/tour.ts';
import { type Language, expect, languages, test, texts } from '../fixtures/test.ts';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('case 43: a scanner that opens every link of every mail changes nothing', async ({ commons, people, t }) => {
      const { supporter, waiting, mails } = await everyMail(commons, people, language);
      const state = async () => ({
        count: await commons.count(),
        data: await people.data(supporter, language),
        waiting: /<main.*<\/main>/s.exec(await (await commons.fetch(waiting)).text())?.[0],
        mails: commons.mailbox.mails.length,
      });
      const before = await state();
      expect(before.waiting).toContain(t('pledge.confirm.submit'));
      const own = [...new Set(mails.flatMap(({ links }) => links))].filter((link) => link.startsWith(commons.url));
      expect(own.length).toBeGreaterThanOrEqual(7);
      for (const link of own) {
        for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) {
          const answer = await commons.fetch(link, { method });
          expect([200, 410], `${method} ${link}`).toContain(answer.status);
          if (method === 'HEAD') expect(await answer.text()).toBe('');
        }
      }
      expect(await state()).toEqual(before);
    });

    test('every mail says the same in text and in HTML, loads nothing, and is in its reader’s language', async ({ commons, people, t }) => {
      const { mails } = await everyMail(commons, people, language);
      for (const mail of mails) {
        expect(mail.type, mail.subject).toMatch(/^multipart\/alternative/);
        expect(mail.html, mail.subject).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
        expect(mail.html, mail.subject).not.toMatch(/<(img|script|link|iframe)\b|url\(|@import/i);
        const inText = [...mail.text.matchAll(/https?:\/\/\S+/g)].map(([url]) => url);
        const inHtml = [...mail.html.matchAll(/href="(https?:[^"]+)"/g)].map(([, url]) => url);
        expect(new Set(inHtml), mail.subject).toEqual(new Set(inText));
        // Who sends it and how to reach them: the anti-spam law.
        for (const part of [mail.text, mail.html]) expect(part, mail.subject).toContain('888-855-2555');
        expect(mail.header('auto-submitted')).toBe('auto-generated');
        expect(mail.header('message-id')).toMatch(/^<[^<>@\s]+@[^<>@\s]+>$/);
        const toThePerson = ![t('mail.confirm_email.subject'), t('mail.contact_changed.subject')].includes(mail.subject);
        expect(mail.unsubscribe !== undefined, mail.subject).toBe(toThePerson);
        expect(mail.header('list-unsubscribe-post')).toBe(toThePerson ? 'List-Unsubscribe=One-Click' : undefined);
      }
    });

    test('every mail can be read by everybody, in light and dark', async ({ page, commons, people }, { project }) => {
      const { mails } = await everyMail(commons, people, language);
      await page.setViewportSize({ width: 360, height: 740 });
      for (const [index, mail] of mails.entries()) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.setContent(mail.html);
          expect(await violations(page), `${mail.subject}, ${colorScheme}`).toEqual([]);
          const { scroll, client } = await page.evaluate(() => {
            const { scrollWidth: scroll, clientWidth: client } = document.documentElement;
            return { scroll, client };
          });
          expect(scroll, `${mail.subject}: wider than a phone`).toBeLessThanOrEqual(client);
          await page.screenshot({ path: `${project.testDir}/../screenshots/mail-${index + 1}-${language}-${colorScheme}.png`, fullPage: true });
        }
      }
    });
  });
}

/** One person, written to in every way that the campaign has, who also asked for another address. */
async function everyMail(commons: Commons, people: People, language: Language) {
  const t = texts(language);
  const wait = (to: string, key: string): Promise<Mail> => commons.mailbox.wait(to, t(`mail.${key}.subject`));

  const undecided = people.person(language, { consent_email: 'yes' });
  const waiting = await people.pledged(undecided);
  await people.pledge(undecided);
  const again = await wait(undecided.email, 'again_unconfirmed');

  const person = people.person(language, { consent_email: 'yes', consent_sms: 'yes', phone: '613-555-0123' });
  const first = await people.supporter(person);
  await people.pledge(person);
  const already = await wait(person.email, 'again_confirmed');
  const newEmail = people.address('nouvelle');
  await commons.fetch(await addressLink(commons, people, language, first, newEmail), { method: 'POST' });
  const changed = await wait(person.email, 'contact_changed');

  await commons.fetch(path('linkRequest', language), { method: 'POST', body: new URLSearchParams({ email: newEmail }) });
  const link = await wait(newEmail, 'preferences_link');
  const supporter: Supporter = { ...first, email: newEmail, preferences: link.link(t('mail.preferences_link.button')) };
  const third = people.address('troisieme');
  await addressLink(commons, people, language, supporter, third);
  expect((await commons.fetch(part(supporter.preferences, 'data', language))).status).toBe(200);
  const mails = [
    await wait(undecided.email, 'confirm'), again, await wait(person.email, 'welcome'), already, changed, link,
    await wait(third, 'confirm_email'),
  ];
  return { supporter, waiting, mails };
}
