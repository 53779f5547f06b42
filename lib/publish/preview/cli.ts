import { existsSync, readFileSync } from 'node:fs';
import { splitFrontMatter } from '@/lib/content/text/yaml';
import { listed, shortestSecret } from '@/lib/env';
import { keysOf } from '@/lib/keys/keys';
import { previewKinds, previewPath } from './ticket';

/** `npm run content:preview -- <file> [days]`: a link that shows one draft to whoever has it, and then no more. */
const longest = 30;
const [file = '', days = '7'] = process.argv.slice(2);
const { SHOP_SECRET = '', PUBLIC_URL = '' } = process.env;

function link(): string {
  const [, kind = '', slug = ''] = /^content\/(\w+)\/([a-z0-9-]+)\.md$/.exec(file.replace(/^\.\//, '')) ?? [];
  if (!previewKinds.some((one) => one === kind))
    throw new Error('name a draft, such as: npm run content:preview -- content/products/kefir-soft-cheese.md');
  if (!existsSync(file)) throw new Error(`there is no file ${file}.`);
  if (!/^status:\s*draft\s*$/m.test(splitFrontMatter(readFileSync(file, 'utf8'))?.yaml ?? ''))
    throw new Error(`${file} is no draft: it stands in the shop for everyone.`);
  if (!/^\d+$/.test(days) || Number(days) < 1 || Number(days) > longest)
    throw new Error(`"${days}" must be a whole number of days from 1 to ${longest}.`);
  const [secret = ''] = listed(SHOP_SECRET);
  if (secret.length < shortestSecret || !/^https?:\/\//.test(PUBLIC_URL))
    throw new Error(
      'set SHOP_SECRET and PUBLIC_URL to those of the shop that shows it. For the demo: SHOP_SECRET=$(cat .data/demo/secret) PUBLIC_URL=http://localhost:3000',
    );
  const expires = Math.floor(Date.now() / 1000) + Number(days) * 86_400;
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/London' });
  return [
    new URL(previewPath({ kind, slug }, expires, keysOf([secret])), PUBLIC_URL).href,
    `Shows ${file}, as it was when the shop was built, to whoever has this link, until ${until.format(expires * 1000)}.`,
  ].join('\n');
}

try {
  console.log(link());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
