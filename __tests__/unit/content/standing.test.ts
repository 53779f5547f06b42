import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { checkFolder } from '@/lib/content/check/check';
import { filesAt, filesOnDisk } from '@/lib/content/disk';
import { type Content, type LastGood, standingContent } from '@/lib/content/graph';
import { formatProblem } from '@/lib/content/problem';

/**
 * The shop while somebody edits it, on a folder with a history of its own: whatever is wrong in a file, the shop stands as
 * it was, and the problems are those that the check prints.
 */
const folder = mkdtempSync(join(tmpdir(), 'shop-standing-'));
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], { cwd: folder });
const today = '2026-11-28';
const settings = ['site', 'delivery', 'orders', 'chat', 'replies', 'discounts', 'redirects', 'claims'] as const;
const cows = 'content/products/cows-milk-kefir.md';
const oat = 'content/products/oat-kefir.md';
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const write = (file: string, text: string | Buffer) => writeFileSync(join(folder, file), text);

let good: LastGood;
function restart(): void {
  good = { seen: new Map(), committed: () => filesAt(folder, 'HEAD') ?? {} };
}
function shop(): Content {
  const { content } = standingContent(filesOnDisk(folder).files, { drafts: true, today }, good);
  if (!content) throw new Error('the shop is down');
  return content;
}
const said = ({ problems }: Content) => problems.map(formatProblem);
const titles = ({ products }: Content) => products.map(({ title }) => title);

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync('content', join(folder, 'content'), { recursive: true });
  cpSync('public/illustrations', join(folder, 'public/illustrations'), { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=First');
  restart();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const broken: [how: string, spoil: (text: string) => string | Buffer | null][] = [
  ['a field that is not known', (text) => text.replace(/^(\s*(?:- )?)[a-z]\w*:/im, '$1fieldd:')],
  ['brackets that do not close', (text) => text.replace(/\n/, '\n  x: [\n')],
  ['two versions in one', (text) => `${text}\n<<<<<<< HEAD\n`],
  ['a letter in another code', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0x23, 0xe9, 0x0a])])],
  ['nothing at all', () => ''],
  ['the file gone', () => null],
];

const settingsOf = (from: Content) => settings.map((name) => from[name]);

test.each(broken)(
  'all settings at once, %s: the shop stands as it was, before a restart or after it, and says what the check says',
  async (_, spoil) => {
    const was = shop();
    for (const name of settings) {
      const file = `content/${name}.yaml`;
      const text = spoil(read(file));
      if (text === null) rmSync(join(folder, file));
      else write(file, text);
    }
    const printed = (await checkFolder(folder, 'lines')).text.split('\n');
    for (const cold of [false, true]) {
      if (cold) restart();
      const is = shop();
      expect(settingsOf(is)).toEqual(settingsOf(was));
      expect(titles(is)).toEqual(titles(was));
      for (const name of settings) {
        const lines = said(is).filter(
          (line) => line.startsWith(`content/${name}.yaml:`) && !line.includes('  warning: '),
        );
        expect(lines).not.toEqual([]);
        expect(printed).toEqual(expect.arrayContaining(lines));
      }
    }
  },
);

describe('a product', () => {
  test('that is taken away takes no other along, before a restart or after it', async () => {
    const was = titles(shop());
    rmSync(join(folder, cows));
    for (const cold of [false, true]) {
      if (cold) restart();
      const is = shop();
      expect(titles(is)).toEqual(was.filter((title) => title !== 'Cows’ Milk Kefir'));
      expect(said(is)).toContainEqual(
        expect.stringMatching(
          /^content\/products\/goats-milk-kefir\.md:\d+:\d+ {2}product "cows-milk-kefir" is not a file/,
        ),
      );
    }
  });

  test('that names what there is not stands as it was, and is told so', async () => {
    const was = titles(shop());
    const names: [file: string, from: string | RegExp, to: string, says: RegExp][] = [
      [
        'goats-milk-kefir',
        /category: .*/,
        'category: milk-kefr',
        /field "category": must be one of .*found "milk-kefr". Did you mean "milk-kefir"/,
      ],
      ['oat-kefir', /related: \[/, 'related: [none-such, ', /product "none-such" is not a file in content\/products/],
      ['kefir-soap', 'status: published', 'status: published\nclaims: [none-such]', /none-such/],
      [
        'kefir-lotion',
        /illustrations\/[\w-]+\.svg/,
        'illustrations/none-such.svg',
        /there is no picture at public\/illus/,
      ],
      [
        'kefir-face-balm',
        /src: \S+/,
        'src: /images/none-such.jpg',
        /there is no picture at content\/images\/none-such/,
      ],
    ];
    for (const [slug, from, to] of names) {
      const file = `content/products/${slug}.md`;
      expect(read(file)).toMatch(from);
      write(file, read(file).replace(from, to));
    }
    expect(titles(shop())).toEqual(was);
    const { text } = await checkFolder(folder, 'lines');
    for (const [slug, , , says] of names)
      expect(text.split('\n').filter((line) => line.startsWith(`content/products/${slug}.md:`))).toContainEqual(
        expect.stringMatching(says),
      );
  });

  test('stands with its last right price until the slip is mended, and then with the new one', () => {
    const priced = () => shop().products.find(({ file }) => file === oat)?.variants[0]?.pricePence;
    shop();
    const source = read(oat);
    write(oat, source.replace('pricePence: 495', 'pricePence: 525'));
    expect(priced()).toBe(525);
    write(oat, source.replace('pricePence: 495', 'pricePence: £5.45'));
    expect(priced()).toBe(525);
    write(oat, source.replace('pricePence: 495', 'pricePence: 545'));
    expect([priced(), said(shop()).filter((line) => line.startsWith(oat))]).toEqual([545, []]);
  });

  test('that never was right is left out, and a draft keeps what it last said', () => {
    const fresh = 'content/products/barley-kefir.md';
    write(fresh, read(oat).replace('title: "Oat Kefir"', 'titel: "Barley Kefir"'));
    const draft = 'content/products/kefir-soft-cheese.md';
    write(draft, read(draft).replace('title:', 'titel:'));
    const is = shop();
    expect(is.products.map(({ file }) => file)).not.toContain(fresh);
    expect(is.products.map(({ file }) => file)).toContain(draft);
    expect(said(is)).toContainEqual(
      expect.stringMatching(/^content\/products\/kefir-soft-cheese\.md:\d+:\d+ {2}warning: field "titel"/),
    );
  });
});
