/** The build that the suite is about to try: it starts, and writes its pages. Every other spec waits for this one. */

import { expect, test } from '@playwright/test';
import { Commons } from '../fixtures/commons.ts';

let commons: Commons | undefined;
test.afterEach(async () => commons?.stop());

test('the build answers its first pages in both languages', async () => {
  commons = await Commons.start();
  for (const [address, status] of [['/en', 200], ['/fr', 200], ['/en/pledge', 200], ['/fr/nulle-part', 404]] as const) {
    const answer = await commons.fetch(address);
    const page = await answer.text();
    expect(answer.status, `this build does not write ${address}, so nothing else is tried:\n${page.slice(0, 500)}`).toBe(status);
    expect(page).toContain(`<html lang="${address.slice(1, 3)}"`);
    expect(page).toContain('</html>');
  }
});
