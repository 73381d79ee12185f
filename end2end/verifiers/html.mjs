/** html-validate reads pages from standard input, a JSON object from name to HTML, and writes what is wrong with each. */

import { json } from 'node:stream/consumers';
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // A list may have a name.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A label around its field names it for more programs if it says so as well.
    'no-redundant-for': 'off',
    // How it is written, not what it says: Leptos decides that.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    'void-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'no-raw-characters': 'off',
    // The length of a compressed page is not worth its integrity: they come from this very site.
    'require-sri': 'off',
    // A list may have a name: that of what it lists.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A label around its field names it as well: some programs that are spoken to look for nothing else.
    'no-redundant-for': 'off',
    // Numbers in running text are no telephone numbers to press.
    'tel-non-breaking': 'off',
  },
});
const wrong = [];
for (const [name, html] of Object.entries(await json(process.stdin))) {
  const report = await validator.validateString(html, name);
  for (const { messages, source } of report.results)
    for (const { ruleId, message, line, column, offset } of messages)
      wrong.push(`${name}: ${ruleId}: ${message}: ${(source ?? '').slice(Math.max(0, offset - 40), offset + 80)} (${line}:${column})`);
}
process.stdout.write(JSON.stringify(wrong));
