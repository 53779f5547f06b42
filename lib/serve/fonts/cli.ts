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

const cuts = [
  { from: `${source}/fraunces/files/fraunces-latin-opsz-normal.woff2`, to: 'fraunces', axes: { wght: 560, opsz: 60 } },
  {
    from: `${source}/figtree/files/figtree-latin-wght-normal.woff2`,
    to: 'figtree',
    axes: { wght: { min: 400, max: 700 } },
  },
];

for (const { from, to, axes } of cuts) {
  const cut = await subsetFont(await readFile(from), ascii + punctuation, {
    targetFormat: 'woff2',
    variationAxes: axes,
    noLayoutClosure: true,
  });
  await writeFile(`app/fonts/${to}.woff2`, cut);
  console.log(`app/fonts/${to}.woff2  ${cut.length} bytes`);
}
