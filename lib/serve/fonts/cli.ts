import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

/**
 * `npm run fonts` cuts the two brand families to the characters the shop sets and the weights it uses, so that each
 * stays under 16 kB in the critical path. Fraunces' full optical-size axis alone would double its file, so headings
 * take one display cut. A name with other letters falls back to the system face, which is metric-matched.
 */
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const punctuation = '£–—‘’“”…×·½¼é→←✓°©²µ•−';
const source = 'node_modules/@fontsource-variable';

const fraunces = `${source}/fraunces/files/fraunces-latin-opsz-normal.woff2`;
const figtree = `${source}/figtree/files/figtree-latin-wght-normal.woff2`;
const display = { wght: 560, opsz: 60 };

/** The `.ttf` of one weight each are for the social pictures, whose drawing reads nothing else; no browser gets them. */
const cuts = [
  { from: fraunces, to: 'fraunces.woff2', axes: display },
  { from: figtree, to: 'figtree.woff2', axes: { wght: { min: 400, max: 700 } } },
  { from: fraunces, to: 'fraunces.ttf', axes: display },
  { from: figtree, to: 'figtree.ttf', axes: { wght: 500 } },
];

for (const { from, to, axes } of cuts) {
  const cut = await subsetFont(await readFile(from), ascii + punctuation, {
    targetFormat: to.endsWith('.woff2') ? 'woff2' : 'sfnt',
    variationAxes: axes,
    noLayoutClosure: true,
  });
  await writeFile(`app/fonts/${to}`, cut);
  console.log(`app/fonts/${to}  ${cut.length} bytes`);
}
