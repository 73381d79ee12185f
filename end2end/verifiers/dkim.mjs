/**
 * Somebody else's program (mailauth) looks at our signatures. Reads `{keys, mails}` from standard input, DNS names with
 * their TXT records and messages in base64, and writes for each message what every signature in it came to.
 */

import { text } from 'node:stream/consumers';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';

const { keys, mails } = JSON.parse(await text(process.stdin));
const resolver = async (name) => {
  if (name in keys) return [[keys[name]]];
  throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });
};
const looked = mails.map(async (mail) => {
  const { results } = await dkimVerify(Buffer.from(mail, 'base64'), { resolver });
  return results.map(({ algo, selector, status, signingDomain }) => `${signingDomain} ${selector} ${algo} ${status.result}`);
});
process.stdout.write(JSON.stringify(await Promise.all(looked)));
