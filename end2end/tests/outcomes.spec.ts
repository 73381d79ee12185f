/** A member suggests a topic and is answered; an editor compares saves, closes a topic, and tells what came of it. */

import type { Page } from '@playwright/test';
import { hands, looking } from '../fixtures/journey.ts';
import { joinAsStaff, joinAsMember } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, other, test, texts } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

for (const [language, javaScriptEnabled, width] of [['en', true, 360], ['en', false, 1280], ['fr', true, 1280]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
    test('members suggest a topic, and are told what came of one', journey);
  });
}

async function journey({ page, browser, language, t, commons, people, javaScriptEnabled }: Arguments): Promise<void> {
  const unique = Date.now().toString(36);
  const width = page.viewportSize()?.width ?? 0;
  const second = other(language);
  const press = (key: string, on: Page = page) => on.getByRole('button', { name: t(key), exact: true }).click();
  const follow = (name: string, on: Page = page) => on.getByRole('link', { name, exact: true }).click();
  const look = looking('outcomes', { language, javaScriptEnabled, width });
  const title = { en: `Ambulances ${unique}`, fr: `Ambulances attendues ${unique}` };
  const theme = { en: `Emergencies ${unique}`, fr: `Urgences ${unique}` };
  const { nav } = hands(t);

  await test.step('an editor publishes a topic', async () => {
    await joinAsStaff(page, commons, 'editor', people.address('bilan'), `Ludivine-${unique}`, language);
    await page.goto(path('dashboard', language));
    await nav(page, 'topics.title');
    await follow(t('topics.new_theme'));
    for (const of of languages) {
      await page.locator(`[name="title_${of}"]`).fill(theme[of]);
      await page.locator(`[name="intro_${of}"]`).fill('…');
    }
    await press('topics.save');
    await follow(t('topics.new'));
    await page.locator('[name="theme"]').selectOption({ label: theme[language] });
    for (const of of languages) {
      await page.locator(`[name="title_${of}"]`).fill(title[of]);
      await page.locator(`[name="intro_${of}"]`).fill('…');
      await page.locator(`[name="questions_${of}"]`).fill('?');
    }
    await press('topics.save');
  });

  await test.step('two saves are compared', async () => {
    await page.locator(`[name="intro_${language}"]`).fill('………');
    await page.locator(`[name="intro_${second}"]`).fill('………');
    await press('topics.save');
    await follow(t('topics.compare', { number: 1 }));
    await expect(page.getByRole('heading', { name: t('topics.compared', { number: 2, other: 1 }) })).toBeVisible();
    await expect(page.locator('ins')).toHaveText(['………', '………']);
    await look(page, 'compared');
    await follow(t('topics.to_topic'));
    await press('topics.act.publish');
  });

  const member = await joinAsMember(browser, commons, people.address('idee'), unique, { language, javaScriptEnabled, width });

  await test.step('a member suggests a topic, and sees what is alike before', async () => {
    await member.goto(path('community', language));
    await follow(t('suggestions.title'), member);
    await press('suggestions.send', member);
    await expect(member.getByRole('alert')).toContainText(t('suggestions.unfit'));
    await member.locator('[name="title"]').fill(title[language]);
    await member.locator('[name="why"]').fill('…');
    // With JavaScript it is shown while one types.
    if (!javaScriptEnabled) await press('suggestions.send', member);
    await expect(member.getByRole('heading', { name: t('suggestions.alike'), exact: true })).toBeVisible();
    await expect(member.getByRole('link', { name: title[language], exact: true })).toBeVisible();
    await look(member, 'alike');
    if (javaScriptEnabled) {
      const address = member.url();
      let answer = (): void => undefined;
      const held = new Promise<void>((resolve) => (answer = resolve));
      await member.route('**/*', async (route) => {
        if (route.request().method() === 'POST') await held;
        await route.fallback();
      });
      await press('suggestions.send_anyway', member);
      await expect(member.locator('[name="why"]'), 'what is typed while it is sent would be lost').not.toBeEditable();
      answer();
      await expect(member.locator('#suggestion-sent')).toBeFocused();
      await expect(member.locator('#announced')).toHaveText(t('suggestions.sent'));
      await expect(member.locator('[name="why"]')).toBeHidden();
      expect(member.url(), 'no page was loaded').toBe(address);
      await look(member, 'suggested');
      await follow(t('suggestions.own.title'), member);
    } else {
      await press('suggestions.send_anyway', member);
      await expect(member.getByRole('status')).toContainText(t('suggestions.own.sent'));
    }
  });

  await test.step('staff decline it, and say why', async () => {
    await page.goto(path('dashboard', language));
    await nav(page, 'suggestions.queue.title');
    await look(page, 'suggestions');
    await follow(title[language]);
    await page.getByLabel(t('suggestions.verdict.decline')).check();
    await press('suggestions.verdict.submit');
    await expect(page.getByRole('alert')).toContainText(t('suggestions.error.missing'));
    await look(page, 'triage');
    await page.locator('[name="answer"]').fill(`Oui ${unique}`);
    await press('suggestions.verdict.submit');
    await expect(page.getByRole('status')).toContainText(t('suggestions.queue.done'));
    await member.reload();
    await expect(member.getByText(`Oui ${unique}`)).toBeVisible();
    await look(member, 'own-suggestions');
  });

  await test.step('the member comments on the topic', async () => {
    await member.goto(path('community', language));
    await follow(title[language], member);
    await member.locator('[name="body"]').fill(`Zanzibar ${unique}`);
    await press('community.composer.submit', member);
    await expect(member).toHaveURL(/#c-\d+$/);
  });

  await test.step('closing leads to the outcome, which needs both languages', async () => {
    await nav(page, 'topics.title');
    await follow(title[language]);
    await press('topics.act.close');
    await expect(page.getByRole('status')).toContainText(t('outcomes.done.closed'));
    await page.locator(`[name="heard_${language}"]`).fill('**Ici**');
    await page.locator(`[name="next_${language}"]`).fill(`Relais-${unique}`);
    await press('outcomes.publish');
    await expect(page.getByRole('alert')).toContainText(t('outcomes.not_yet'));
    await look(page, 'not-yet');
    await nav(page, 'topics.title');
    await expect(page.getByText(t('outcomes.owed'), { exact: true }).first()).toBeVisible();
    await look(page, 'owed');
  });

  await test.step('published, members read it in either language', async () => {
    await follow(title[language]);
    await page.getByRole('link', { name: t('outcomes.mark'), exact: true }).click();
    await page.locator(`[name="heard_${second}"]`).fill('**Là**');
    await page.locator(`[name="next_${second}"]`).fill('…');
    await press('topics.preview');
    await expect(page.locator('#preview').getByText('Là')).toBeVisible();
    await press('outcomes.publish');
    await expect(page.getByRole('status')).toContainText(t('outcomes.done.published'));
    await look(page, 'published');
    for (const of of [language, second]) {
      await member.goto(path('community', of));
      await member.getByRole('link', { name: theme[of], exact: true }).click();
      await member.getByRole('link', { name: texts(of)('community.theme.over'), exact: true }).click();
      await expect(member.getByText(texts(of)('outcomes.mark'), { exact: true })).toBeVisible();
      await member.getByRole('link', { name: title[of], exact: true }).click();
      await expect(member.getByRole('heading', { name: texts(of)('outcomes.heard'), exact: true })).toBeVisible();
      await expect(member.getByText(of === language ? 'Ici' : 'Là', { exact: true })).toBeVisible();
      await look(member, `told-${of}`);
    }
  });

  await test.step('the outcome is found by its words', async () => {
    const found = member.locator('li', { hasText: title[language] }).getByText(t('community.search.in_outcome'));
    await expect(async () => {
      await member.goto(`${path('search', language)}?q=Relais-${unique}`);
      await expect(found).toBeVisible({ timeout: 1000 });
    }).toPass();
    await look(member, 'found');
    await follow(title[language], member);
  });

  await test.step('looking back is noted in both languages', async () => {
    await page.locator('[name="note_en"]').fill('Done.');
    await press('outcomes.publish_note');
    await expect(page.getByRole('alert')).toContainText(t('outcomes.flaw.note'));
    await expect(page.locator('[name="note_en"]')).toHaveValue('Done.');
    await page.locator('[name="note_fr"]').fill('Fait.');
    await press('outcomes.publish_note');
    await expect(page.getByRole('status')).toContainText(t('outcomes.done.looked_back'));
    await look(page, 'looked-back');
    await member.reload();
    await expect(member.getByText(language === 'en' ? 'Done.' : 'Fait.', { exact: true })).toBeVisible();
  });

  await test.step('a member asks for a copy of it, and the desk gives one without names', async () => {
    await follow(t('desk.transcript.ask'), member);
    await look(member, 'ask-for-copy');
    await member.locator('[name="message"]').fill('…');
    await press('desk.help.submit', member);
    await expect(member.getByRole('status')).toContainText(t('desk.own.sent'));
    await expect(member.getByRole('link', { name: t('desk.transcript.download') })).toHaveCount(0);
    const desk = await (await browser.newContext({ baseURL: commons.url, locale: `${language}-CA`, viewport: { width, height: 800 } })).newPage();
    await joinAsStaff(desk, commons, 'service_desk', people.address('guichet'), `Guichet-${unique}`, language);
    await desk.goto(`${path('requests', language)}?kind=transcript`);
    await desk.getByRole('main').getByRole('link', { name: t('desk.help.kinds.transcript') }).last().click();
    await look(desk, 'give-copy');
    const file = await desk.getByRole('link', { name: t('desk.transcript.download') }).getAttribute('href');
    const text = await (await desk.request.get(file ?? '')).text();
    expect(text).toContain(`# ${title[language]}`);
    expect(text).toContain(`Zanzibar ${unique}`);
    expect(text).not.toContain('Barnabe');
    await desk.locator('[name="answer"]').fill('…');
    await desk.getByLabel(t('desk.states.done'), { exact: true }).check();
    await desk.getByRole('button', { name: t('desk.request.answer_submit'), exact: true }).click();
    await desk.context().close();
    await member.reload();
    const given = await member.getByRole('link', { name: t('desk.transcript.download') }).getAttribute('href');
    expect(await (await member.request.get(given ?? '')).text()).toContain(`# ${title[language]}`);
    await member.context().close();
  });
}
