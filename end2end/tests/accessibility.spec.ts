/** WCAG 2.2 AA on every page, in both languages, in light and dark; and how pages sound. */

import { violations } from '../fixtures/axe.ts';
import { path } from '../fixtures/routes.ts';
import { expect, languages, test } from '../fixtures/test.ts';

for (const language of languages) {
  // What is seen and what can be pressed change with the width, colours with the scheme: each twice is enough.
  for (const [device, width, colorScheme] of [['on a phone, light', 360, 'light'], ['at a desk, dark', 1280, 'dark']] as const) {
    test.describe(`${language}, ${device}`, () => {
      test.use({ language, colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

      test('axe finds nothing on any page', async ({ page, tour }) => {
        const found: string[] = [];
        for (const stop of await tour(language)) {
          await stop.open(page);
          for (const violation of await violations(page)) found.push(`${stop.name}: ${violation}`);
        }
        expect(found).toEqual([]);
      });
    });
  }

  test.describe(language, () => {
    test.use({ language });

    test('headings descend step by step, and every region has its name', async ({ page, tour }) => {
      for (const stop of await tour(language)) {
        await stop.open(page);
        const levels = await page.getByRole('heading').evaluateAll((all) => all.map((heading) => Number(heading.tagName.slice(1))));
        const leaps = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1);
        expect(leaps, `${stop.name}: ${levels.join(' ')}`).toEqual([]);
        await expect(page.getByRole('banner'), stop.name).toHaveCount(1);
        await expect(page.getByRole('main'), stop.name).toHaveCount(1);
        await expect(page.getByRole('contentinfo'), stop.name).toHaveCount(1);
      }
    });

    test('the front page sounds like a call with four stories and a form', async ({ page, t }) => {
      await page.goto(path('landing', language));
      await expect(page.getByRole('banner')).toMatchAriaSnapshot(`
        - banner:
          - link ${quoted(t('common.site.name'))}
          - navigation ${quoted(t('common.nav.label'))}:
            - list:
              - listitem:
                - link ${quoted(t('common.nav.stories'))}
              - listitem:
                - link ${quoted(t('common.nav.act'))}
              - listitem:
                - 'link ${quoted(t('account.nav.sign_in'))}'
            - link ${quoted(t('common.nav.pledge'))}
          - link ${quoted(t('common.language.other'))}
      `);
      await expect(page.getByRole('main')).toMatchAriaSnapshot(`
        - main:
          - heading ${quoted(t('landing.call.title'))} [level=1]
          - paragraph:
            - link ${quoted(t('landing.call.action'))}
          - navigation ${quoted(t('common.nav.stories'))}
          - region ${quoted(t('landing.counter.title'))}
          - region ${quoted(t('landing.argument.title'))}
          - region ${quoted(t('landing.stories.title'))}:
            - article ${quoted(t('landing.stories.seniors_strategy.headline'))}:
              - img ${quoted(t('landing.stories.seniors_strategy.alt'))}
              - paragraph:
                - link ${quoted(t('landing.stories.seniors_strategy.join'))}
            - article ${quoted(t('landing.stories.access_to_care.headline'))}:
              - paragraph:
                - link ${quoted(t('landing.stories.access_to_care.join'))}
            - article ${quoted(t('landing.stories.care_across_provinces.headline'))}:
              - paragraph:
                - link ${quoted(t('landing.stories.care_across_provinces.join'))}
            - article ${quoted(t('landing.stories.virtual_care.headline'))}:
              - paragraph:
                - link ${quoted(t('landing.stories.virtual_care.join'))}
          - region ${quoted(t('landing.form.title'))}
          - region ${quoted(t('landing.promise.title'))}
          - region ${quoted(t('landing.president.still_title'))}
          - region ${quoted(t('landing.act.title'))}
      `);
    });

    test('the form sounds like three groups of named fields and one button', async ({ page, t }) => {
      await page.goto(`${path('pledge', language)}?issue=virtual-care`);
      const optional = `${t('pledge.fields.postal_code')} (${t('common.form.optional')})`;
      await expect(page.locator('#pledge-form form')).toMatchAriaSnapshot(`
        - group ${quoted(t('pledge.sections.you'))}:
          - textbox ${quoted(t('pledge.fields.first_name'))}
          - textbox ${quoted(t('pledge.fields.last_name'))}
          - textbox ${quoted(t('pledge.fields.email'))}
          - textbox ${quoted(optional)}
          - group ${quoted(t('pledge.fields.language'))}:
            - radio ${quoted(t('common.language.english'))}${language === 'en' ? ' [checked]' : ''}
            - radio ${quoted(t('common.language.french'))}${language === 'fr' ? ' [checked]' : ''}
        - group ${quoted(t('pledge.sections.issue'))}:
          - radio ${begins(t('common.issues.seniors_strategy'))}
          - radio ${begins(t('common.issues.access_to_care'))}
          - radio ${begins(t('common.issues.care_across_provinces'))}
          - radio ${begins(t('common.issues.virtual_care'))} [checked]
          - radio ${begins(t('common.issues.all'))}
        - group ${quoted(t('pledge.sections.updates'))}:
          - checkbox ${begins(t('pledge.consents.email_label'))}
          - checkbox ${begins(t('pledge.consents.sms_label'))}
        - button ${quoted(t('pledge.submit'))}
      `);
    });
  });
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');
/** A name, as a snapshot writes it. */
const quoted = (text: string): string => JSON.stringify(flat(text));
/** A name that goes on after this. */
const begins = (text: string): string => `/^${flat(text).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}/`;
