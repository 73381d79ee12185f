/** What every browser is sent tells nothing of what stands behind the sign-in page. */

import { path } from '../fixtures/routes.ts';
import { expect, languages, test } from '../fixtures/test.ts';
import { pieces } from '../fixtures/texts.ts';

/** The texts of members and staff alone. */
const hidden = ['community', 'dashboard', 'desk', 'offers'];
/** Shorter ones are words that stand elsewhere too. */
const telling = 12;

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('case 7: no text and no address of members or staff is in what everybody’s browser loads', async ({ page }) => {
      const files = new Set<string>();
      page.on('response', (response) => {
        if (/\.(js|wasm|css)$/.test(response.url())) files.add(response.url());
      });
      for (const name of ['landing', 'pledge', 'signIn'] as const) {
        // Where nothing moves, none comes.
        const loaded = name === 'signIn' || page.waitForResponse((response) => response.url().endsWith('.wasm'));
        await page.goto(path(name, language));
        await loaded;
      }
      expect([...files].some((url) => url.endsWith('.wasm')), 'or the test would prove nothing').toBe(true);
      expect([...files].filter((url) => /split_(community|writing|offers)/.test(url)), 'what members read and write with').toEqual([]);
      const texts = hidden.flatMap((key) => pieces(language, key)).filter((text) => text.length >= telling);
      expect(texts.length, 'or the test would prove nothing').toBeGreaterThan(100);
      const secrets = [...texts, path('dashboard', language), path('requests', language), path('community', language)];
      for (const url of files) {
        const answer = await page.request.get(url);
        expect(answer.ok(), url).toBe(true);
        const file = await answer.text();
        expect(secrets.filter((secret) => file.includes(secret)), url).toEqual([]);
      }
    });
  });
}
