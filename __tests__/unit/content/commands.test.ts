import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { checkFolder } from '@/lib/content/check/check';
import { diffFolder } from '@/lib/publish/diff/folder';
import { frozenFiles } from '../../fixtures/content';
import { litter } from '../../fixtures/litter';

/**
 * The commands in a folder with a history of its own: what they say of it, and, as programs of their own, how they are
 * asked and how they end. Nothing in the folder runs out as time goes by.
 */
const project = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'shop-content-'));
const oat = 'content/products/oat-kefir.md';
const timeless = (text: string) =>
  text
    .replace('claims: [vitamin-a-immune]\n', '')
    .replace(/^nextReview: .*/m, 'nextReview: 2999-01-01')
    .replace(/^calendarEnds: .*/m, 'calendarEnds: 2999-01-01');

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], { cwd: folder });
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
const edit = (file: string, from: string | RegExp, to: string) =>
  write(file, readFileSync(join(folder, file), 'utf8').replace(from, to));

function run(command: string, args: string[] = [], env: Record<string, string> = {}) {
  const loader = pathToFileURL(join(project, 'node_modules/tsx/dist/loader.mjs')).href;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', loader, join(project, command), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GITHUB_ACTIONS: '', TSX_TSCONFIG_PATH: join(project, 'tsconfig.json'), ...env },
    },
  );
  return { lines: stdout.trimEnd().split('\n'), stdout, stderr, status };
}
async function checked() {
  const { text, failed } = await checkFolder(folder, 'lines');
  return { lines: text.split('\n'), failed };
}
function differs(release?: string): string[] {
  const told = diffFolder(folder, release, 'lines');
  return told.ok ? told.text.split('\n') : [told.problem];
}

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const kind of ['products', 'articles', 'pages', 'faqs']) {
    mkdirSync(join(folder, 'content', kind), { recursive: true });
  }
  for (const [file, text] of Object.entries(frozenFiles())) write(file, timeless(text));
  cpSync(join(project, 'public/illustrations'), join(folder, 'public/illustrations'), { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=First');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run content:check', () => {
  test('content that is right exits 0; warnings alone do not fail', () => {
    const { lines, status } = run('lib/content/check/cli.ts');
    expect([status, lines.at(-1)]).toEqual([0, expect.stringMatching(/^15 products, .*: 0 errors, \d+ warnings$/)]);
  });

  test('lists every problem of every file at once and fails', async () => {
    edit(oat, 'pricePence: 495', 'pricePence: £4.95');
    edit('content/delivery.yaml', 'FK17-21', 'FK17-21, FK20');
    write('content/products/Barley Kefir.md', 'x');
    write('content/products/notes.txt', 'x');
    write('content/stock.yaml', 'x: 1');
    const { lines, failed } = await checked();
    expect(failed).toBe(true);
    expect(lines.filter((line) => !line.includes('warning: ') && !line.includes(' errors, '))).toEqual([
      'content/delivery.yaml:33:5  zone "highlands": FK17-21 and FK20 overlap.',
      'content/products/Barley Kefir.md:1:1  a file name becomes an address, so it is made of lower-case words joined by hyphens; name it content/products/barley-kefir.md.',
      'content/products/Barley Kefir.md:1:1  the file must start with a line of three hyphens (---), then the fields, then --- again.',
      'content/products/notes.txt:1:1  nothing in the shop reads this file; name it content/products/notes.md.',
      `${oat}:25:5  field "variants[1].pricePence": must be a whole number of pence; found "£4.95".`,
      'content/stock.yaml:1:1  nothing in the shop reads this file.',
    ]);
  });

  test('says which pictures are missing and which nobody shows', async () => {
    write('public/illustrations/barley.svg', '<svg/>');
    edit(oat, 'illustrations/oat-kefir.svg', 'illustrations/oat-kefr.svg');
    const { lines, failed } = await checked();
    expect(failed).toBe(true);
    expect(lines).toEqual(
      expect.arrayContaining([
        `${oat}:8:3  field "image.src": there is no picture at public/illustrations/oat-kefr.svg. Did you mean "/illustrations/oat-kefir.svg"?`,
        'public/illustrations/barley.svg:1:1  warning: nothing shows this picture; use it or remove it.',
      ]),
    );
  });

  test('a page of the last release that is gone needs a redirect', async () => {
    git('tag', 'v1');
    rmSync(join(folder, 'content/faqs/freeze.md'));
    git('mv', 'content/pages/cookies.md', 'content/pages/biscuits.md');
    edit('content/site.yaml', '/help/cookies', '/help/biscuits');
    edit('content/pages/privacy.md', '/help/cookies', '/help/biscuits');
    git('commit', '--quiet', '--all', '--message=Second');
    expect((await checked()).lines).toContain(
      'content/redirects.yaml:1:1  content/pages/cookies.md was in the last release and is gone; lead its address on: - { from: /help/cookies, to: /… }',
    );
    edit('content/redirects.yaml', /$/, '- from: /help/cookies\n  to: /help/biscuits\n');
    expect((await checked()).failed).toBe(false);
  });

  test('warnings of files that nobody has touched since the last release stand last', async () => {
    edit('content/site.yaml', 'sample: true', 'sample: true # still');
    edit('content/articles/kefir-and-eczema.md', /$/, '\n');
    const { lines } = await checked();
    const warned = lines.filter((line) => line.includes('warning: ')).map((line) => line.split(':')[0] ?? '');
    const touched = ['content/articles/kefir-and-eczema.md', 'content/site.yaml'];
    const standing = warned.findIndex((file) => !touched.includes(file));
    expect(warned.slice(0, standing).toSorted()).toEqual(expect.arrayContaining(touched.toSorted()));
    expect(warned.slice(standing).filter((file) => touched.includes(file))).toEqual([]);
    expect(standing).toBeLessThan(warned.length);
  });

  test('--json is a list for programs, and still exits 1', () => {
    edit(oat, 'status: published', 'status: publishd');
    const { stdout, status } = run('lib/content/check/cli.ts', ['--json']);
    const problems: { file: string; level: string }[] = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(problems.filter(({ level }) => level === 'error')).toEqual([
      {
        file: oat,
        line: 3,
        column: 1,
        level: 'error',
        field: 'status',
        message: 'must be one of "draft", "published"; found "publishd". Did you mean "published"?',
      },
    ]);
  });

  test('on GitHub each problem is an annotation at its line', () => {
    edit(oat, /title: .*/, 'title: "100%"\ntitel: x');
    const { lines } = run('lib/content/check/cli.ts', [], { GITHUB_ACTIONS: 'true' });
    expect(lines.find((line) => line.startsWith(`::error file=${oat}`))).toMatch(
      /^::error file=content\/products\/oat-kefir\.md,line=3,col=1::field "titel": not known\. Did you mean "title"\? Allowed: title, /,
    );
    expect(lines.find((line) => line.startsWith('::warning file=content/site.yaml,line=7,col=1::'))).toBeDefined();
  });
});

describe('npm run content:diff', () => {
  test('compares with the latest tag, else with main, or with what is asked for', () => {
    edit(oat, 'pricePence: 495', 'pricePence: 500');
    expect(run('lib/publish/diff/cli.ts').lines).toEqual([
      'What this does to the shop, since main:',
      '',
      'Prices',
      '  Oat Kefir, 500 ml bottle: £4.95 → £5.00 (£9.90 per litre → £10.00 per litre).',
    ]);
    git('commit', '--quiet', '--all', '--message=Dearer');
    git('tag', 'v2');
    edit(oat, 'Smooth, softly sour', 'Softly sour');
    expect(differs()).toEqual([
      'What this does to the shop, since v2:',
      '',
      'Products',
      '  Oat Kefir: summary: “… live cultures. Smooth, softly sour and …” → “… live cultures. Softly sour and …”.',
    ]);
    expect(differs('HEAD~1').join('\n')).toContain('£4.95 → £5.00');
    expect(JSON.parse(run('lib/publish/diff/cli.ts', ['--json', 'v2']).stdout)).toEqual([
      {
        heading: 'Products',
        says: 'Oat Kefir: summary: “… live cultures. Smooth, softly sour and …” → “… live cultures. Softly sour and …”.',
      },
    ]);
  });

  test('a release that there is not is said so', () => {
    const { stderr, status } = run('lib/publish/diff/cli.ts', ['v9']);
    expect([status, stderr]).toEqual([
      1,
      'There is no release called "v9". Name a tag, a branch or a commit: npm run content:diff -- main\n',
    ]);
  });
});

test('what operating systems leave beside files, and byte order marks, change nothing that is said; UTF-16 is named', () => {
  const before = run('lib/content/check/cli.ts');
  expect(before.status).toBe(0);
  litter(join(folder, 'content'));
  expect(run('lib/content/check/cli.ts')).toEqual(before);
  writeFileSync(join(folder, oat), Buffer.from(readFileSync(join(folder, oat), 'utf8'), 'utf16le'));
  const { stdout, status } = run('lib/content/check/cli.ts');
  expect(stdout).toContain(`${oat}:1:1  this file is saved as UTF-16; save it again as UTF-8.`);
  expect(status).toBe(1);
});
