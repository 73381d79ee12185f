/** An administrator at work: the roster, the invitations, the terms, the log. Narrow without JavaScript, wide with it. */

import type { Browser, Page } from '@playwright/test';
import type { Commons } from '../fixtures/commons.ts';
import { violations } from '../fixtures/axe.ts';
import { hands } from '../fixtures/journey.ts';
import { path } from '../fixtures/routes.ts';
import { type Language, expect, test, texts } from '../fixtures/test.ts';
import { code } from '../fixtures/totp.ts';

const password = 'correct horse battery';
const head = 'member_number,name,email,kind,province,language,specialty';

for (const [language, javaScriptEnabled, width] of [
  ['fr', false, 360],
  ['en', true, 1280],
] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
    test('an administrator imports the roster, invites, publishes terms, and reads what was done', journey);
  });
}

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

async function journey({ page, browser, language, t, commons, people, javaScriptEnabled }: Arguments): Promise<void> {
  const unique = Date.now().toString(36);
  const [email, memberEmail] = [people.address('admin'), people.address('membre')];
  const [username, member] = [`Ludivine-${unique}`, `Barnabe-${unique}`];
  const heading = page.getByRole('heading', { level: 1 });
  const press = (key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
  const go = (key: string) => hands(t).nav(page, key);
  const width = page.viewportSize()?.width ?? 0;
  const look = async (name: string) => {
    await page.screenshot({ path: `screenshots/administrator-${name}-${language}-${width}.png`, fullPage: true });
    // axe is a script itself.
    if (javaScriptEnabled) expect(await violations(page), name).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} is wider than the screen`).toBe(0);
  };

  await test.step('the operator makes them an administrator; they open an account and protect it', async () => {
    const told = await commons.run('staff', 'add', '--email', email, '--name', 'Ludivine Roy', '--language', language);
    await open(page, /https?:\/\/\S+/.exec(told)?.[0] ?? '', username, language);
    await page.goto(path('authenticator', language));
    await page.locator('[name="code"]').fill(code((await page.locator('code.key').textContent()) ?? ''));
    await page.locator('[name="password"]').fill(password);
    await press('account.authenticator.submit');
    await page.goto(path('dashboard', language));
    await expect(heading).toHaveText(t('dashboard.title'));
    await look('home');
  });

  await test.step('a file that is no roster is refused', async () => {
    await go('dashboard.roster.title');
    await page.locator('[name="file"]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
    await press('dashboard.roster.upload.submit');
    await expect(page.getByRole('alert')).toContainText(t('dashboard.roster.errors.column', { column: 'member_number' }));
    await look('roster-refused');
  });

  await test.step('a roster with mistakes is looked at, and imported', async () => {
    const lines = [
      head,
      `${unique}-1,Barnabé Roy,${memberEmail},physician,QC,${language},`,
      `${unique}-2,Sans Courriel,sans,learner,QC,fr,`,
      `${unique}-3,Nour Haddad,${people.address('nour')},expert,,en,Santé publique`,
    ];
    await page.locator('[name="file"]').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await press('dashboard.roster.upload.submit');
    await expect(heading).toHaveText(t('dashboard.check.title'));
    await expect(page.getByText(`${t('dashboard.check.line', { line: 3 })} ${t('dashboard.rows.email')}`)).toBeVisible();
    await look('check');
    if (await page.getByLabel(t('dashboard.check.sure')).isVisible()) await page.getByLabel(t('dashboard.check.sure')).check();
    await press('dashboard.check.submit');
    await expect(page.getByRole('status')).toContainText(t('dashboard.import.states.done'));
    await look('imported');
  });

  await test.step('the members are invited', async () => {
    await go('dashboard.roster.title');
    await look('roster');
    await page.getByRole('link', { name: t('dashboard.roster.invite_button') }).click();
    await look('invitations');
    await press('dashboard.invite.submit');
    await expect(page.getByRole('status')).toContainText(t('dashboard.roster.invited_now'));
  });

  const theirs = await test.step('one of them opens an account', async () => {
    const mail = await commons.mailbox.wait(memberEmail, texts(language)('account.mail.invitation.subject'));
    const opened = await elsewhere(browser, commons, language);
    await open(opened, mail.link(texts(language)('account.mail.invitation.button')), member, language);
    await expect(opened).toHaveURL(`${commons.url}${path('community', language)}?opened=true`);
    return opened;
  });

  await test.step('somebody is given a duty', async () => {
    await go('dashboard.staff.title');
    await page.locator('[name="email"]').fill(memberEmail);
    await page.locator('[name="role"]').selectOption('moderator');
    await press('dashboard.staff.appoint.submit');
    await expect(page.getByRole('status')).toContainText(t('dashboard.staff.given'));
    await look('staff');
    await page.getByRole('link', { name: 'Barnabé Roy' }).click();
    await look('person');
    await page.getByRole('button', { name: t('dashboard.person.take_duty', { role: t('dashboard.roles.moderator') }) }).click();
    await expect(page.getByRole('status')).toContainText(t('dashboard.person.done.taken'));
  });

  await test.step('within how many hours cases are to be decided, is theirs to say', async () => {
    await go('insight.targets.nav');
    await page.locator('[name="grave"]').fill('0');
    await press('insight.targets.save');
    await expect(page.getByRole('alert')).toContainText(t('insight.targets.wrong'));
    await look('targets-refused');
    await page.locator('[name="grave"]').fill('3');
    await press('insight.targets.save');
    await expect(page.getByRole('status')).toContainText(t('insight.targets.saved'));
    await look('targets');
  });

  await test.step('new terms are written and published in both languages', async () => {
    await signIn(theirs, member, language);
    await go('dashboard.documents.title');
    await look('documents');
    await page.getByRole('link', { name: t('account.terms.title'), exact: true }).click();
    await look('document');
    await page.getByRole('link', { name: t('dashboard.documents.begin') }).click();
    for (const [name, line] of [['en', 'One more rule.'], ['fr', 'Une règle de plus.']] as const) {
      const field = page.locator(`textarea[name="${name}"]`);
      await field.fill(`${await field.inputValue()}\n\n## ${line}\n\n- {{ email }}\n- **${line}**`);
    }
    await press('dashboard.editor.save');
    await expect(page.getByRole('status')).toContainText(t('dashboard.editor.saved'));
    await look('draft');
    await press('dashboard.documents.to_publish');
    await look('publish');
    await press('dashboard.publish.submit');
    // Staff are members of the Community too: they accept before they go on.
    await expect(heading).toHaveText(t('account.terms.title'));
    await press('account.terms.accept');
  });

  await test.step('the member is asked again', async () => {
    await theirs.goto(path('community', language));
    const going = encodeURIComponent(path('community', language));
    await expect(theirs).toHaveURL(`${commons.url}${path('terms', language)}?to=${going}`);
    await expect(theirs.getByRole('heading', { name: language === 'en' ? 'One more rule.' : 'Une règle de plus.' })).toBeVisible();
    await theirs.getByRole('button', { name: t('account.terms.accept') }).click();
    await expect(theirs).toHaveURL(commons.url + path('community', language));
    await theirs.context().close();
  });

  await test.step('the versions can be compared, and the log tells all of it', async () => {
    await page.goto(path('dashboard', language));
    await go('dashboard.documents.title');
    await page.getByRole('link', { name: t('account.terms.title'), exact: true }).click();
    await page.locator('a[href*="compared="]').first().click();
    await expect(page.locator('ins').first()).toBeVisible();
    await look('compared');
    await go('dashboard.audit.title');
    await page.locator('[name="who"]').fill(username);
    await press('dashboard.audit.filter.submit');
    const says = (event: string, values: Record<string, string>) =>
      expect(page.getByText(t(`dashboard.events.${event}.text`, { who: username, ...values })).first()).toBeVisible();
    await says('duty_given', { whom: member, detail: t('dashboard.roles.moderator') });
    await says('duty_taken', { whom: member, detail: t('dashboard.roles.moderator') });
    await says('import_started', {});
    await says('document_drafted', { detail: t('account.terms.title') });
    await look('audit');
  });
}

/** Opens an account, and is signed in. */
async function open(page: Page, link: string, username: string, language: Language): Promise<void> {
  const t = texts(language);
  await page.goto(link);
  await page.locator('[name="username"]').fill(username);
  await page.locator('[name="password"]').fill(password);
  await page.getByLabel(t('account.invitation.terms')).check();
  await page.getByRole('button', { name: t('account.invitation.submit') }).click();
  await expect(page).not.toHaveURL(/invitation/);
}

async function signIn(page: Page, username: string, language: Language): Promise<void> {
  await page.goto(path('signIn', language));
  await page.locator('[name="username"]').fill(username);
  await page.locator('[name="password"]').fill(password);
  await page.getByRole('button', { name: texts(language)('account.sign_in.submit'), exact: true }).click();
  await expect(page).not.toHaveURL(new RegExp(path('signIn', language)));
}

/** Another person's browser. */
async function elsewhere(browser: Browser, commons: Commons, language: Language): Promise<Page> {
  const context = await browser.newContext({ baseURL: commons.url, locale: `${language}-CA` });
  return context.newPage();
}
