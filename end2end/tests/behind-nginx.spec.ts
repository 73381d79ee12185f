/** Behind Debian's nginx, as docs/operations.md has it set up: streams, cookies, the clients' addresses, HTTP/2. */

import { once } from 'node:events';
import { demoMembers, signIn } from '../fixtures/members.ts';
import { ask, BehindNginx } from '../fixtures/nginx.ts';
import { path } from '../fixtures/routes.ts';
import { texts } from '../fixtures/texts.ts';
import { expect, test } from '@playwright/test';

test.describe('behind nginx', () => {
  // One nginx, one after the other.
  test.describe.configure({ mode: 'serial' });
  let nginx: BehindNginx;
  test.beforeAll(async () => {
    nginx = await BehindNginx.start({ COMMONS_STREAMS_PER_CLIENT: '2' });
  });
  test.afterAll(async () => nginx.stop());

  test('a stream says at once what there is, over HTTP/2', async () => {
    const session = nginx.from('127.0.0.1');
    const { head, body } = await ask(session, '/count/events');
    expect(session.alpnProtocol).toBe('h2');
    expect(head['content-type']).toBe('text/event-stream');
    // A proxy that gathers what it passes on would keep this back until the stream is long.
    const [first] = (await once(body, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/data: .*"confirmed":0/);
    session.destroy();
  });

  test('a stream says what there is also through an nginx that was told nothing of streams', async () => {
    const answer = await fetch(`${nginx.bare}/count/events`);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toMatch(/data: .*"confirmed":0/);
    await reader?.cancel();
  });

  test('each client has a share of its own, whatever it says of itself', async () => {
    const [here, there] = [nginx.from('127.0.0.4'), nginx.from('127.0.0.5')];
    const status = async (session: typeof here, headers = {}) => (await ask(session, '/count/events', headers)).head[':status'];
    await expect.poll(() => status(here), { message: 'what another test had is given back' }).toBe(200);
    expect(await status(here)).toBe(200);
    expect(await status(here)).toBe(429);
    expect(await status(here, { 'x-forwarded-for': '198.51.100.9' })).toBe(429);
    expect(await status(there)).toBe(200);
    here.destroy();
    there.destroy();
  });

  test('a member signs in over HTTPS and HTTP/2, and hears of a comment at once', async ({ browser }) => {
    const { first } = await demoMembers(nginx.commons);
    const context = await browser.newContext({ baseURL: nginx.url, ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await signIn(page, first, 'en');
    const [cookie] = (await context.cookies()).filter(({ name }) => name === '__Host-session');
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' });
    const answer = await page.goto(path('community', 'en'));
    expect(answer?.headers()['content-encoding'], 'a page that the browser itself asks for').toBe('zstd');
    const linked = await context.request.get(path('community', 'en'), { headers: { 'sec-fetch-site': 'cross-site', 'accept-encoding': 'gzip, br, zstd' } });
    expect(linked.headers()['content-encoding'], 'one that another site leads to').toBeUndefined();
    expect(answer?.headers()['strict-transport-security']).toContain('max-age=');
    const protocol = await page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).nextHopProtocol);
    expect(protocol).toBe('h2');

    await page.getByRole('link', { name: 'What takes your time away from patients?' }).click();
    const session = nginx.from('127.0.0.3');
    const events = `${new URL(page.url()).pathname}/events`;
    const { body } = await ask(session, events, { cookie: `${cookie?.name}=${cookie?.value}` });
    const next = async () => /\[\[\d+,(\d+)\]\]/.exec(((await once(body, 'data')) as [Buffer])[0].toString())?.[1];
    const before = Number(await next());
    const after = next();
    await page.locator('[name="body"]').fill('Zibeline');
    await page.getByRole('button', { name: texts('en')('community.composer.submit'), exact: true }).click();
    expect(Number(await after)).toBe(before + 1);
    session.destroy();
    await context.close();
  });

  test('whoever comes without TLS is sent to the same place with it', async () => {
    const answer = await fetch(`${nginx.plain}/en/pledge?issue=virtual-care`, { redirect: 'manual' });
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe('https://localhost/en/pledge?issue=virtual-care');
  });
});
