/** What pages must not do: run what people type, tell others, remember visitors. */

import { Guard } from '../fixtures/guard.ts';
import { part, path } from '../fixtures/routes.ts';
import { expect, languages, test } from '../fixtures/test.ts';

const attack = '"><script>document.title="pwned"</script><img src=x onerror="document.title=\'pwned\'">';

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('case 27: markup typed into any field comes back as text', async ({ page, t, form }) => {
      await page.goto(path('pledge', language));
      const fields = { first_name: attack, last_name: attack, email: attack, postal_code: attack, phone: attack } as const;
      await form.fill({ ...fields, consent_sms: 'yes' });
      for (const [name, value] of [['issue', 'all'], ['language', language]] as const) {
        const choice = name === 'issue' ? form.choice('issue', '') : form.choice('language', value);
        await choice.evaluate((input: HTMLInputElement, attack) => (input.value = attack), attack);
        await page.locator(`[name="${name}"]`).evaluateAll((all: HTMLInputElement[], attack) => {
          const own = all.find((input) => input.value === attack);
          if (own) own.checked = true;
        }, attack);
      }
      await form.submit();
      await expect(page.getByRole('alert')).toBeVisible();
      for (const [name, value] of Object.entries(fields)) await expect(form.field(name as 'email')).toHaveValue(value);
      await expect(page.locator('main script, main img[src="x"], main [onerror]')).toHaveCount(0);
      await expect(page).toHaveTitle(new RegExp(t('pledge.title')));
    });

    test('case 27: markup in an address comes back as text or not at all', async ({ page, t }) => {
      for (const address of [
        `${path('pledge', language)}?issue=${encodeURIComponent(attack)}`,
        path('confirm', language, encodeURIComponent(attack)),
        path('preferences', language, encodeURIComponent(attack)),
        path('unsubscribe', language, encodeURIComponent(attack)),
        `/${language}/${encodeURIComponent(attack)}`,
      ]) {
        await page.goto(address);
        await expect(page.locator('html'), address).toHaveAttribute('lang', language);
        await expect(page.locator('main script, img[src="x"], [onerror]'), address).toHaveCount(0);
        await expect(page, address).toHaveTitle(new RegExp(t('common.site.name')));
      }
    });
  });
}

test('case 29: a script that got into a page all the same does not run', async ({ page, guard }) => {
  guard.expect(/Content Security Policy/);
  await page.goto(path('pledge', 'en'));
  const blocked = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'document.title = "pwned"';
    document.body.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'document.title = "pwned"');
    document.body.append(button);
    button.click();
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.body.append(style);
    await new Promise((resolve) => setTimeout(resolve));
    return seen;
  });
  expect(new Set(blocked)).toEqual(new Set(['script-src-elem', 'script-src-attr', 'style-src-elem']));
  await expect(page).not.toHaveTitle(/pwned/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the guard notices another host, a broken script and a missing file', async ({ browser, commons }) => {
  const context = await browser.newContext({ baseURL: commons.url });
  const guard = new Guard(context, commons.url);
  const page = await context.newPage();
  await page.goto(path('landing', 'en'));
  const failed = page.waitForEvent('requestfailed');
  await page.setContent('<img src="https://elsewhere.example/pixel.png"><script>console.error("wrong")</script>');
  await failed;
  await page.evaluate(() => new Promise((resolve) => {
    const image = new Image();
    image.onerror = resolve;
    image.src = '/img/none.png';
  }));
  const said = guard.problems.join('\n');
  for (const problem of ['elsewhere.example', 'none.png']) expect(said).toContain(problem);
  expect(() => guard.check()).toThrow();
  await context.close();
});

test('reading every page leaves no cookie and nothing stored', async ({ page, context, tour }) => {
  for (const stop of await tour('en')) {
    if (stop.status !== 200 || stop.name === 'unsubscribed') continue;
    await stop.open(page);
    const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
    expect(stored, stop.name).toBe(0);
  }
  expect(await context.cookies()).toEqual([]);
});

test('a form that another site fills in is refused, and changes nothing', async ({ page, t, commons, people }) => {
  const supporter = await people.supporter(people.person('en', { consent_email: 'yes' }));
  const before = await people.data(supporter, 'en');
  await page.setContent(`<form method="post" action="${part(supporter.preferences, 'withdraw', 'en')}"><button>win a prize</button></form>`);
  await page.getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('common.errors.forbidden.title'));
  expect(await people.data(supporter, 'en')).toEqual(before);
  expect(await commons.count()).toBeGreaterThan(0);
});

test('pages about one person are not kept by caches, listed by search engines, or named to other sites', async ({ commons, people }) => {
  const supporter = await people.supporter(people.person('en'));
  for (const link of [supporter.confirm, supporter.preferences, supporter.unsubscribe, part(supporter.preferences, 'erase', 'en')]) {
    const answer = await commons.fetch(link);
    expect(answer.headers.get('cache-control'), link).toBe('no-store');
    expect(answer.headers.get('referrer-policy'), link).toMatch(/^(same-origin|no-referrer)$/);
    const html = await answer.text();
    expect(html, link).toContain('<meta name="robots" content="noindex"');
    expect(html, link).not.toMatch(/rel="(canonical|alternate)"/);
  }
});
