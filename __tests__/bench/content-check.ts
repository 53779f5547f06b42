import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm run bench:content`: the content check over 2,000 files, the shop's own many times over, in under 5 seconds. */
const wanted = { files: 2_000, seconds: 5 };
const project = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'shop-bench-'));
const read = (file: string) => readFileSync(join(project, 'content', file), 'utf8');

cpSync(join(project, 'content'), join(folder, 'content'), { recursive: true });
mkdirSync(join(folder, 'public'));
cpSync(join(project, 'public/illustrations'), join(folder, 'public/illustrations'), { recursive: true });

const product = read('products/goats-milk-kefir.md');
const article = read('articles/kefir-and-eczema.md');
const question = read('faqs/freeze.md');
for (let copy = 0; copy < wanted.files; copy++) {
  const [name, text] =
    copy % 10 < 6
      ? [
          `products/copy-${copy}.md`,
          product.replaceAll(/sku: (\S+)/g, `sku: $1-${copy}`).replace(/title: .*/, `title: "Copy ${copy}"`),
        ]
      : copy % 10 < 8
        ? [`articles/copy-${copy}.md`, article]
        : [`faqs/copy-${copy}.md`, question.replace(/question: .*/, `question: "Copy ${copy}?"`)];
  writeFileSync(join(folder, 'content', name), text);
}

const began = performance.now();
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ['--import', join(project, 'node_modules/tsx/dist/loader.mjs'), join(project, 'lib/content/check/cli.ts')],
  { cwd: folder, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: join(project, 'tsconfig.json') } },
);
const seconds = (performance.now() - began) / 1000;
rmSync(folder, { recursive: true, force: true });

console.log(stdout.trimEnd().split('\n').at(-1), stderr);
console.log(`${wanted.files} files and the shop’s own: ${seconds.toFixed(1)} s (goal: ${wanted.seconds} s)`);
process.exitCode = status === 0 && seconds < wanted.seconds ? 0 : 1;
