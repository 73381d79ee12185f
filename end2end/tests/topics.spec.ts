/** An editor writes a theme and a topic in both languages, and a member reads it. */

import type { Page } from '@playwright/test';
import { violations } from '../fixtures/axe.ts';
import { hands } from '../fixtures/journey.ts';
import { joinAsStaff, joinAsMember } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, other, test, texts } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

for (const [language, javaScriptEnabled, width] of [['en', true, 360], ['fr', true, 1280], ['fr', false, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
    test('an editor writes a topic, a member reads it in either language', journey);
  });
}

async function journey({ page, browser, language, t, commons, people, javaScriptEnabled }: Arguments): Promise<void> {
  const unique = Date.now().toString(36);
  const heading = page.getByRole('heading', { level: 1 });
  const width = page.viewportSize()?.width ?? 0;
  const press = (key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
  const look = async (on: Page, name: string) => {
    await on.screenshot({ path: `screenshots/topics-${name}-${language}-${width}.png`, fullPage: true });
    if (javaScriptEnabled) expect(await violations(on), name).toEqual([]);
    const overflow = await on.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} is wider than the screen`).toBe(0);
  };
  const title = { en: `Night shifts ${unique}`, fr: `Quarts de nuit ${unique}` };
  const theme = { en: `Staffing ${unique}`, fr: `Effectifs ${unique}` };

  await test.step('staff open an account as an editor', async () => {
    await joinAsStaff(page, commons, 'editor', people.address('redaction'), `Ludivine-${unique}`, language);
  });

  await test.step('they make a theme', async () => {
    await page.goto(path('dashboard', language));
    await hands(t).nav(page, 'topics.title');
    await page.getByRole('link', { name: t('topics.new_theme'), exact: true }).click();
    await press('topics.save');
    await expect(page.getByRole('alert')).toContainText(t('topics.theme.unfit'));
    for (const of of languages) {
      await page.locator(`[name="title_${of}"]`).fill(theme[of]);
      await page.locator(`[name="intro_${of}"]`).fill('…');
    }
    await look(page, 'theme');
    await press('topics.save');
    await expect(page.getByRole('status')).toContainText(t('topics.saved'));
    await expect(page.getByRole('heading', { name: theme[language] })).toBeVisible();
  });

  await test.step('a topic in one language is kept, and not published', async () => {
    await page.getByRole('link', { name: t('topics.new'), exact: true }).click();
    await page.locator('[name="theme"]').selectOption({ label: theme[language] });
    await page.locator(`[name="title_${language}"]`).fill(title[language]);
    await page.locator(`[name="intro_${language}"]`).fill('**Ici** et *là*.\n\n- un\n- deux');
    await page.locator(`[name="questions_${language}"]`).fill('?\n??');
    await press('topics.save');
    await expect(page.getByRole('status')).toContainText(t('topics.saved'));
    await press('topics.act.publish');
    await expect(page.getByRole('alert')).toContainText(t('topics.not_yet'));
    await look(page, 'not-yet');
  });

  await test.step('a picture and a file are put beside it', async () => {
    await page.getByRole('link', { name: t('topics.files.title'), exact: true }).click();
    await press('topics.files.add');
    await expect(page.getByRole('alert')).toContainText(t('topics.files.error.missing'));
    const picture = { name: 'chart.png', mimeType: 'image/png', buffer: await page.screenshot() };
    const table = { name: 'table.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
    for (const [name, file] of [['Lits', picture], ['Tableau', table]] as const) {
      for (const of of languages) await page.locator(`form[enctype] [name="label_${of}"]`).fill(`${name} ${of}`);
      await page.locator('[name="file"][type="file"]').setInputFiles(file);
      await press('topics.files.add');
      await expect(page.getByRole('status')).toContainText(t('topics.saved'));
    }
    await expect(page.getByRole('img', { name: `Lits ${language}` })).toBeVisible();
    await look(page, 'files');
    await page.getByRole('link', { name: t('topics.to_topic'), exact: true }).click();
  });

  await test.step('with both languages, it is', async () => {
    const second = other(language);
    await page.locator(`[name="title_${second}"]`).fill(title[second]);
    await page.locator(`[name="intro_${second}"]`).fill('**Here** and there.');
    await page.locator(`[name="questions_${second}"]`).fill('?');
    await press('topics.preview');
    await expect(page.locator('#preview').getByRole('heading', { name: title[second] })).toBeVisible();
    await press('topics.save');
    await press('topics.act.publish');
    await look(page, 'published');
  });

  await test.step('a member reads it in either language', async () => {
    const reader = await joinAsMember(browser, commons, people.address('lectrice'), unique, { language, javaScriptEnabled, width });
    for (const of of [language, other(language)]) {
      await reader.goto(path('community', of));
      await reader.getByRole('link', { name: title[of] }).click();
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText(title[of]);
      await expect(reader.getByRole('heading', { name: texts(of)('community.topic.questions') })).toBeVisible();
    }
    await reader.goto(path('community', language));
    await look(reader, 'community');
    await reader.getByRole('link', { name: title[language] }).click();
    const picture = reader.getByRole('img', { name: `Lits ${language}` });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBeGreaterThan(100);
    await expect(reader.getByRole('link', { name: `Tableau ${language}` })).toBeVisible();
    await look(reader, 'topic');
    await reader.context().close();
  });

  await test.step('closed, it stands among the earlier ones', async () => {
    await press('topics.act.close');
    await expect(page.getByRole('status')).toContainText(t('outcomes.done.closed'));
    await page.getByRole('link', { name: t('topics.to_topic'), exact: true }).click();
    await expect(page.getByRole('button', { name: t('topics.act.reopen') })).toBeVisible();
    await page.goto(path('community', language));
    await expect(page.getByRole('link', { name: title[language] })).toHaveCount(0);
    await page.getByRole('link', { name: theme[language], exact: true }).click();
    await expect(heading).toHaveText(theme[language]);
    await page.getByRole('link', { name: t('community.theme.over'), exact: true }).click();
    await expect(page.getByRole('link', { name: title[language] })).toBeVisible();
    await look(page, 'theme-page');
  });
}
