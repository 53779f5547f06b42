import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { filesOnDisk } from '@/lib/content/disk';
import { buildContent } from '@/lib/content/graph';
import { dateInLondon } from '@/lib/time/format';
import { developed } from './develop';
import { dotsPerCentimetre, type Label } from './labels';
import { shelf } from './shelf';
import { shotsOf } from './shots';
import { stillsOf } from './stills';
import { type Shot, studio } from './studio';

/**
 * `npm run packshots [-- <product>[/<picture>] …] [--draft=<folder>]`: takes the pictures of the products as shelf.ts
 * packs them, and keeps them in content/images. A draft is small and quick, and goes where it is told.
 */
const root = process.cwd();
const { content } = buildContent(filesOnDisk(root).files, { drafts: false, today: dateInLondon(new Date()) });
if (!content) throw new Error('the content cannot be read: run `npm run content:check`');
const option = (name: string) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const draft = option('draft');
const threads = option('threads') ?? '2';
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const brand = content.site.brand.name;

const named = (slug: string, { name }: Shot) => `${slug}/${name}`;
const shots = content.products.flatMap((product): [string, Shot][] => {
  const pack = shelf[product.slug];
  if (!pack) {
    console.warn(
      `${product.slug} has no pack: write one in lib/catalogue/packshots/shelf.ts, or give it a photograph.`,
    );
    return [];
  }
  return shotsOf(pack, { product, brand }).map((shot) => [named(product.slug, shot), shot]);
});
const taken = [...shots, ...stillsOf(new Map(shots))];
const asked =
  wanted.length === 0 ? taken : wanted.flatMap((word) => taken.filter(([name]) => `${name}/`.startsWith(`${word}/`)));

/** Debian's own browser; Playwright has its own otherwise. */
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));
const font = (name: string, file: string) =>
  `@font-face{font-family:${name};font-weight:100 900;src:url(data:font/woff2;base64,${readFileSync(`node_modules/@fontsource-variable/${file}`).toString('base64')})}`;
const fonts =
  font('Fraunces', 'fraunces/files/fraunces-latin-full-normal.woff2') +
  font('Figtree', 'figtree/files/figtree-latin-wght-normal.woff2');

const folder = mkdtempSync(join(tmpdir(), 'packshots-'));
await printLabels(Object.assign({}, ...asked.map(([, { labels }]) => labels)), folder);
const size = Number(option('size') ?? (draft ? 320 : 960));
for (const [name, { view, things }] of asked) {
  const started = Date.now();
  writeFileSync(join(folder, 'scene.pov'), studio(view, things, draft ? 'draft' : 'final'));
  const options = [
    '+Iscene.pov',
    '+Oscene.png',
    '+FN16',
    'File_Gamma=1.0',
    `+W${Math.round(size * (view.ratio ?? 1))}`,
    `+H${size}`,
    '+A0.2',
    '+AM2',
    '+R2',
    '-D',
    '-V',
    `+WT${threads}`,
  ];
  const { status, stderr, error } = spawnSync('povray', options, { cwd: folder, encoding: 'utf8' });
  if (error) throw new Error('POV-Ray is missing: `apt-get install povray` on Debian, `brew install povray` on a Mac.');
  if (status !== 0) throw new Error(`${name}: ${stderr.slice(-1500)}`);
  const into = join(draft ?? join(root, 'content/images'), `${name}.jpg`);
  mkdirSync(join(into, '..'), { recursive: true });
  const picture = await developed(readFileSync(join(folder, 'scene.png')));
  writeFileSync(into, picture);
  console.log(`${name} ${Math.round(picture.length / 1024)} kB, ${Math.round((Date.now() - started) / 1000)} s`);
}
rmSync(folder, { recursive: true });

/** Labels as pictures, set by a browser; the small print of a back grows until it fills its paper. */
async function printLabels(labels: Readonly<Record<string, Label>>, folder: string): Promise<void> {
  const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) });
  const page = await browser.newPage();
  for (const [name, { html, width, height }] of Object.entries(labels)) {
    await page.setViewportSize({
      width: Math.round(width * dotsPerCentimetre),
      height: Math.round(height * dotsPerCentimetre),
    });
    await page.setContent(html.replace('<style>', `<style>${fonts}`));
    await page.evaluate(async () => {
      await document.fonts.ready;
      const back = document.querySelector<HTMLElement>('.back');
      if (!back) return;
      back.style.height = 'auto';
      let size = 2;
      do {
        size -= 0.02;
        back.style.fontSize = `${0.215 * size}rem`;
      } while (back.scrollHeight > window.innerHeight && size > 0.3);
    });
    await page.screenshot({ path: join(folder, name) });
  }
  await browser.close();
}
