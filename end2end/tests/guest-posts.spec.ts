/** A member proposes a guest post and writes it; an editor answers, approves and publishes it; members are told what it is
 * not. And an expert who is no member reaches their own, and nothing else. */

import type { Page } from '@playwright/test';
import { hands, looking } from '../fixtures/journey.ts';
import { joinAsStaff, joinAsExpert, joinAsMember } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, other, test, texts } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

for (const [language, javaScriptEnabled, width] of [['en', true, 360], ['en', false, 1280], ['fr', true, 1280]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
    test('a guest post is proposed, edited, published and never taken for the association’s word', journey);
  });
}

async function journey({ page, browser, language, t, commons, people, javaScriptEnabled }: Arguments): Promise<void> {
  const unique = Date.now().toString(36);
  const width = page.viewportSize()?.width ?? 0;
  const second = other(language);
  const press = (key: string, on: Page = page) => on.getByRole('button', { name: t(key), exact: true }).click();
  const follow = (name: string, on: Page = page) => on.getByRole('link', { name, exact: true }).click();
  const look = looking('guest-posts', { language, javaScriptEnabled, width });
  const title = { en: `Canaries ${unique}`, fr: `Canaris ${unique}` };
  const theme = { en: `Air ${unique}`, fr: `L’air ${unique}` };
  const { nav } = hands(t);
  const queue = () => nav(page, 'guest_posts.queue.title');
  const reading = { language, javaScriptEnabled, width };

  await test.step('an editor makes a theme', async () => {
    await joinAsStaff(page, commons, 'editor', people.address('article'), `Ludivine-a${unique}`, language);
    await page.goto(path('dashboard', language));
    await nav(page, 'topics.title');
    await follow(t('topics.new_theme'));
    for (const of of languages) {
      await page.locator(`[name="title_${of}"]`).fill(theme[of]);
      await page.locator(`[name="intro_${of}"]`).fill('…');
    }
    await press('topics.save');
  });

  const member = await joinAsMember(browser, commons, people.address('plume'), `a${unique}`, reading);

  await test.step('a member proposes an article', async () => {
    await member.goto(path('community', language));
    await follow(t('guest_posts.propose.title'), member);
    await press('guest_posts.propose.send', member);
    await expect(member.getByRole('alert')).toContainText(t('guest_posts.propose.unfit'));
    await look(member, 'propose');
    await member.locator('[name="title"]').fill(title[language]);
    await member.locator('[name="about"]').fill('…');
    await member.locator('[name="name"]').fill('Barnabé Roy');
    await member.locator('[name="biography"]').fill('…');
    await press('guest_posts.propose.send', member);
    await expect(member.getByRole('status')).toContainText(t('guest_posts.own.proposed'));
    await look(member, 'own');
  });

  await test.step('writes it, looks at it and hands it in', async () => {
    await follow(title[language], member);
    await press('guest_posts.write.submit', member);
    await expect(member.getByRole('alert')).toContainText(t('guest_posts.write.not_yet'));
    await member.locator(`[name="body_${language}"]`).fill('**Ici**');
    await press('guest_posts.write.preview', member);
    await expect(member.locator('#preview').getByRole('heading', { name: 'Ici', exact: true })).toBeVisible();
    await look(member, 'write');
    await press('guest_posts.write.submit', member);
    await expect(member.getByText(t('guest_posts.stands.submitted'))).toBeVisible();
  });

  await test.step('staff ask for changes, and say which', async () => {
    await queue();
    await look(page, 'queue');
    await follow(title[language]);
    await press('guest_posts.desk.ask_changes');
    await expect(page.getByRole('alert')).toContainText(t('guest_posts.desk.unfit'));
    await page.locator('[name="note"]').fill(`Oui ${unique}`);
    await look(page, 'desk');
    await press('guest_posts.desk.ask_changes');
    await expect(page.getByRole('status')).toContainText(t('guest_posts.queue.done'));
    await member.reload();
    await expect(member.getByText(`Oui ${unique}`)).toBeVisible();
    await press('guest_posts.write.submit', member);
  });

  await test.step('they approve it, translate it and publish it', async () => {
    await queue();
    await follow(title[language]);
    await page.locator('[name="theme"]').selectOption({ label: theme[language] });
    await press('guest_posts.desk.approve');
    await expect(page.getByRole('status')).toContainText(t('guest_posts.desk.done.approved'));
    await page.locator(`[name="biography_${second}"]`).fill('…');
    await press('guest_posts.desk.sign');
    await expect(page.getByRole('status')).toContainText(t('guest_posts.desk.done.signed'));
    await page.goto(path('dashboard', language));
    await nav(page, 'topics.title');
    await follow(title[language]);
    await page.locator(`[name="title_${second}"]`).fill(title[second]);
    await page.locator(`[name="intro_${second}"]`).fill('**Là**');
    await press('topics.save');
    await look(page, 'topic-editor');
    await press('topics.act.publish');
    await expect(page.getByRole('status')).toContainText(t('topics.done.published'));
  });

  await test.step('in either language it says what it is not, in lists and on its page', async () => {
    for (const of of languages) {
      const said = texts(of)('guest_posts.disclaimer', { of_association: '' }).split(/[:：]/)[0] ?? '';
      await member.goto(path('community', of));
      await expect(member.getByRole('listitem').filter({ hasText: title[of] }).locator('.disclaimer')).toContainText(said);
      await member.getByRole('link', { name: title[of], exact: true }).click();
      await expect(member.locator('.page-head .disclaimer')).toContainText(said);
      await expect(member.getByText(texts(of)('guest_posts.byline', { name: 'Barnabé Roy' }))).toBeVisible();
      await expect(member.getByRole('heading', { name: texts(of)('guest_posts.about_author') })).toBeVisible();
      await look(member, `read-${of}`);
      await member.emulateMedia({ media: 'print' });
      await expect(member.locator('.page-head .disclaimer')).toBeVisible();
      await member.emulateMedia({ media: 'screen' });
    }
    await member.context().close();
  });

  await test.step('an expert who is no member opens their own, and nothing else', async () => {
    const email = people.address('experte');
    await page.goto(path('dashboard', language));
    await queue();
    await page.locator('[name="who"]').fill(email);
    await page.locator('[name="name"]').fill('Ada Roy');
    await page.locator('[name="about"]').fill(`… ${unique}`);
    await press('guest_posts.ask.send');
    await expect(page.getByRole('status')).toContainText(t('guest_posts.ask.sent'));
    const expert = await joinAsExpert(browser, commons, email, `Ada-${unique}`, reading);
    await expert.goto(path('community', language));
    await expect(expert).toHaveURL(new RegExp(`${path('account', language)}$`));
    await expect(expert.getByText(t('guest_posts.account'))).toBeVisible();
    await follow(t('guest_posts.own.title'), expert);
    await follow(t('guest_posts.untitled'), expert);
    await expect(expert.getByText(`… ${unique}`)).toBeVisible();
    await look(expert, 'invited');
    await press('guest_posts.write.accept', expert);
    await expect(expert.getByRole('button', { name: t('guest_posts.write.submit'), exact: true })).toBeVisible();
    await expert.context().close();
  });
}
