/** A member offers to help with a topic, withdraws that and has it back; staff answer, and the member reads it. */

import { awake } from '../fixtures/awake.ts';
import { hands, looking, postTopics } from '../fixtures/journey.ts';
import { joinAsMember } from '../fixtures/members.ts';
import { path } from '../fixtures/routes.ts';
import { expect, test } from '../fixtures/test.ts';

type Arguments = Parameters<Parameters<typeof test>[2]>[0];

for (const [language, javaScriptEnabled, width] of [['en', true, 360], ['fr', false, 1280]] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, ${width} px`, () => {
    test.use({ language, javaScriptEnabled, viewport: { width, height: 800 } });
    test('members offer to help, and read what came of it', journey);
  });
}

async function journey({ page: editor, browser, language, t, commons, people, javaScriptEnabled }: Arguments): Promise<void> {
  const unique = Date.now().toString(36);
  const width = editor.viewportSize()?.width ?? 0;
  const reading = { language, javaScriptEnabled, width };
  const { press, follow, nav } = hands(t);
  const look = looking('offers', reading);
  const title = `Equinox ${unique}`;
  await postTopics(editor, { commons, people, unique, t }, { language }, [title]);
  const member = await joinAsMember(browser, commons, people.address('aide'), unique, reading);

  await test.step('the topic leads to the form', async () => {
    await member.goto(path('community', language));
    await follow(title, member);
    await follow(t('offers.invite.button'), member);
    if (javaScriptEnabled) await awake(member);
  });

  const address = member.url();
  const said = member.locator('#announced');
  const act = (what: 'withdraw' | 'restore') => member.locator(`#offer-act [value="${what}"]`);
  if (javaScriptEnabled) {
    await test.step('an offer is made, withdrawn and had back where one is', async () => {
      await press('offers.send', member);
      await expect(member.getByRole('alert')).toContainText(t('offers.error.kinds'));
      await expect(member.getByRole('alert')).toBeFocused();
      await look(member, 'wrong');
      await member.getByLabel(t('offers.kind.writing')).check();
      await member.locator('#consent').check();
      await press('offers.send', member);
      await expect(act('withdraw')).toBeFocused();
      await expect(said).toHaveText(t('offers.sent'));
      await expect(member.locator('#offer-form')).toBeHidden();
      await look(member, 'standing');
      await act('withdraw').press('Enter');
      await expect(act('restore')).toBeFocused();
      await expect(said).toHaveText(t('offers.withdrawn'));
      await expect(member.locator('#offer-form')).toBeVisible();
      await act('restore').press('Enter');
      await expect(act('withdraw')).toBeFocused();
      await expect(said).toHaveText(t('offers.restored'));
      expect(member.url(), 'no page was loaded').toBe(address);
    });
  } else {
    await test.step('an offer is made, withdrawn and had back by plain forms', async () => {
      await member.getByLabel(t('offers.kind.writing')).check();
      await member.locator('#consent').check();
      await press('offers.send', member);
      await expect(member.getByRole('status')).toContainText(t('offers.sent'));
      await member.locator('[value="withdraw"]').click();
      await expect(member.getByRole('status')).toContainText(t('offers.withdrawn'));
      await member.locator('[value="restore"]').click();
      await expect(member.getByRole('status')).toContainText(t('offers.restored'));
      await look(member, 'own');
    });
  }

  await test.step('staff answer it', async () => {
    await editor.goto(path('dashboard', language));
    await nav(editor, 'offers.queue.title');
    await look(editor, 'queue');
    await editor.getByRole('link', { name: new RegExp(`Barnabe-${unique}`) }).click();
    await editor.getByLabel(t('offers.choice.accepted')).check();
    await editor.locator('[name="text"]').fill(`Zanzibar ${unique}`);
    await look(editor, 'desk');
    await press('offers.desk.submit', editor);
    await expect(editor.getByRole('status')).toContainText(t('offers.queue.done'));
  });

  await test.step('the member reads what came of it', async () => {
    await member.goto(path('notifications', language));
    await member.getByRole('link', { name: t('offers.told') }).click();
    await expect(member.getByText(`Zanzibar ${unique}`)).toBeVisible();
    await expect(member.getByText(t('offers.state.accepted'), { exact: true }).first()).toBeVisible();
  });
}
