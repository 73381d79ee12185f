/** Somebody else's parser reads a sitemap from standard input, and writes the addresses that it lists. */

import { text } from 'node:stream/consumers';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

const sitemap = await text(process.stdin);
const verdict = XMLValidator.validate(sitemap);
if (verdict !== true) throw new Error(JSON.stringify(verdict));
const { urlset } = new XMLParser({ isArray: (name) => name === 'url' }).parse(sitemap);
process.stdout.write(JSON.stringify(urlset.url.map(({ loc }) => loc)));
