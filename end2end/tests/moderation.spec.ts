/** A moderator's morning: what members report is looked at, decided, appealed, and looked at again by a colleague. */

import { fromMenu } from '../fixtures/comments.ts';
import { hands, looking, postTopics } from '../fixtures/journey.ts';
import { device, joinAsMember, joinAsStaff } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

for (const [language, javaScriptEnabled, width] of [['en', true, 1280], ['en', false, 360], ['fr', true, 360]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
    test('a report is decided, told, appealed and looked at again', journey);
  });
}

async function journey({ page, browser, language, t, commons, people, javaScriptEnabled }: Arguments): Promise<void> {
  const unique = Date.now().toString(36);
  const width = page.viewportSize()?.width ?? 0;
  const { press, follow, nav } = hands(t);
  const reading = { language, javaScriptEnabled, width };
  const look = looking('moderation', reading);
  const title = `Bancs ${unique}`;
  const words = `Personne ici ne sait compter jusqu’à trois ${unique}`;

  await test.step('an editor asks something', async () => {
    await postTopics(page, { commons, people, unique, t }, reading, [title]);
  });

  const address = people.address('autrice');
  const author = await joinAsMember(browser, commons, address, `a${unique}`, reading);
  // An editor reads as members do, and reports as they do.
  const reader = page;

  await test.step('a member goes too far, and another reports it', async () => {
    await author.goto(path('community', language));
    await follow(title, author);
    await author.locator('[name="body"]').fill(words);
    await press('community.composer.submit', author);
    await expect(author).toHaveURL(/#c-\d+$/);
    await reader.goto(path('community', language));
    await follow(title, reader);
    await fromMenu(reader.locator('article.comment', { hasText: `Barnabe-a${unique}` }), t('moderation.report.link_of', { name: `Barnabe-a${unique}` }));
    await press('moderation.report.send', reader);
    await expect(reader.getByRole('alert')).toContainText(t('moderation.report.no_clause'));
    await look(reader, 'report');
    await reader.getByLabel(t('moderation.clause.respect')).check();
    await reader.locator('[name="text"]').fill('Regardez, s’il vous plaît.');
    await press('moderation.report.send', reader);
    const thanks = reader.getByRole('status').filter({ hasText: t('moderation.report.done_title') });
    await expect(thanks).toBeInViewport();
    await expect(thanks).toBeFocused();
    await look(reader, 'reported');
  });

  const first = await device(browser, commons, reading);
  await joinAsStaff(first, commons, 'moderator', people.address('modere'), `Moira-${unique}`, language);

  await test.step('a moderator finds it among the cases, and needs a reason to remove it', async () => {
    await first.goto(path('dashboard', language));
    await follow(t('moderation.queue.open'), first);
    await look(first, 'queue');
    await first.getByText(t('moderation.queue.filters'), { exact: true }).click();
    await first.getByRole('link', { name: t('moderation.clause.respect'), exact: true }).click();
    await expect(first).toHaveURL(/clause=respect/);
    await first.getByRole('link', { name: words }).click();
    await expect(first.getByText('Regardez, s’il vous plaît.')).toBeVisible();
    await press('moderation.case.claim', first);
    await expect(first.getByRole('status')).toContainText(t('moderation.done.claim'));
    await first.locator('[name="note"]').fill(`Note-${unique}`);
    await press('moderation.case.note_do', first);
    await expect(first.getByText(`Note-${unique}`)).toBeVisible();
    await look(first, 'case');
    if (javaScriptEnabled) {
      // The suggested reason follows the clause, until somebody writes another.
      const reason = first.locator('[name="reason"]');
      const suggested = (clause: string) => first.locator(`#clause option[value="${clause}"]`).getAttribute('data-reason');
      await expect(async () => {
        await first.locator('#clause').selectOption('respect');
        await first.locator('#clause').selectOption('advertising');
        await expect(reason).toHaveValue((await suggested('advertising')) ?? '', { timeout: 500 });
      }).toPass();
      await reason.fill('Restons polis.');
      await first.locator('#clause').selectOption('respect');
      await expect(reason).toHaveValue('Restons polis.');
    }
    await first.getByLabel(t('moderation.case.remove')).check();
    await first.locator('[name="reason"]').fill('');
    await press('moderation.case.decide', first);
    await expect(first.getByRole('alert')).toContainText(t('moderation.refused.reason'));
    await look(first, 'refused');
  });

  await test.step('with the keyboard alone, it is removed', async () => {
    await first.locator('[name="reason"]').fill('Restons polis.');
    await first.locator('[name="ruling"]:checked').focus();
    await first.keyboard.press('ArrowUp');
    await first.keyboard.press('ArrowDown');
    await expect(first.getByLabel(t('moderation.case.remove'))).toBeChecked();
    await first.getByRole('button', { name: t('moderation.case.decide'), exact: true }).focus();
    await first.keyboard.press('Enter');
    await expect(first.getByRole('status').first()).toContainText(t('moderation.done.remove'));
    await look(first, 'decided');
  });

  await test.step('it is gone for the reader, who is told; its author reads why and appeals', async () => {
    await reader.goto(path('community', language));
    await follow(title, reader);
    await expect(reader.getByText(t('moderation.gone.removed'))).toBeVisible();
    await expect(reader.getByText(words)).toHaveCount(0);
    await look(reader, 'gone');
    const mail = await commons.mailbox.wait(address, t('moderation.mail.subject'));
    await author.goto(mail.link(t('moderation.mail.button')));
    await author.getByRole('link', { name: title }).click();
    await expect(author.getByText('Restons polis.')).toBeVisible();
    await expect(author.getByText(words)).toBeVisible();
    await press('moderation.decisions.appeal_do', author);
    await expect(author.getByRole('alert')).toContainText(t('moderation.decisions.missing'));
    await look(author, 'decision');
    await author.locator('[name="appeal"]').fill('Je parlais de moi.');
    await press('moderation.decisions.appeal_do', author);
    await expect(author.getByRole('status')).toContainText(t('moderation.decisions.asked'));
  });

  await test.step('who decided does not judge the appeal; a colleague does', async () => {
    await first.goto(path('dashboard', language));
    await follow(t('moderation.queue.open'), first);
    await first.getByRole('link', { name: words }).click();
    await expect(first.getByText(t('moderation.case.own_decision'))).toBeVisible();
    const second = await device(browser, commons, reading);
    await joinAsStaff(second, commons, 'moderator', people.address('collegue'), `Modeste-${unique}`, language);
    await second.goto(first.url());
    await expect(second.getByText('Je parlais de moi.')).toBeVisible();
    await look(second, 'appeal');
    await second.getByLabel(t('moderation.case.restore')).check();
    await second.locator('[name="answer"]').fill('Vous avez raison.');
    await press('moderation.case.judge_do', second);
    await expect(second.getByRole('status').first()).toContainText(t('moderation.done.restore'));
    await reader.reload();
    await expect(reader.getByText(words)).toBeVisible();
    await author.reload();
    await expect(author.getByText('Vous avez raison.')).toBeVisible();
    await look(author, 'restored');
  });

  await test.step('all of it is told in numbers, to members without telling on anybody', async () => {
    await reader.goto(path('community', language));
    await follow(t('insight.transparency.link'), reader);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(t('insight.transparency.title'));
    await look(reader, 'transparency');
    await first.goto(path('dashboard', language));
    await nav(first, 'insight.board.nav');
    await expect(first.getByRole('img', { name: t('insight.board.opened'), exact: true })).toBeVisible();
    await look(first, 'board');
    await first.getByText(t('insight.board.as_table'), { exact: true }).click();
    await expect(first.getByRole('columnheader', { name: t('insight.board.decided'), exact: true })).toBeVisible();
    await look(first, 'board-table');
  });
}
