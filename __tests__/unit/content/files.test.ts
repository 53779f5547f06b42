import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { checkFolder } from '@/lib/content/check/check';
import { filesOnDisk, illustrationsOnDisk, picturesOnDisk } from '@/lib/content/disk';
import { keptFromEditor, shownToEditor } from '@/lib/content/editor/keep';
import { redirectsIn } from '@/lib/content/redirects';
import { build, frozenFiles } from '../../fixtures/content';

const files = frozenFiles();
const goats = 'content/products/goats-milk-kefir.md';
const mark = '\uFEFF';
const folder = mkdtempSync(join(tmpdir(), 'content-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The shop's content in a folder, with these files besides or instead. */
function onDisk(others: Record<string, Buffer | string>): string {
  const root = mkdtempSync(join(folder, 'shop-'));
  for (const [file, bytes] of Object.entries({ ...files, ...others })) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), bytes);
  }
  return root;
}
const said = async (others: Record<string, Buffer | string>) => {
  const { text } = await checkFolder(onDisk(others), 'lines');
  return text.split('\n');
};
const wide = (text: string) => Buffer.from(mark + text, 'utf16le');

describe('a byte order mark', () => {
  test('in front of every file changes nothing', () => {
    const marked = Object.fromEntries(Object.entries(files).map(([file, text]) => [file, mark + text]));
    const [as, is] = [build(marked), build(files)];
    expect(as.problems).toEqual(is.problems);
    expect(as.content?.products.map(({ title }) => title)).toEqual(is.content?.products.map(({ title }) => title));
    expect(as.content?.delivery).toEqual(is.content?.delivery);
  });

  test('is taken off where a file is read by itself, and by the editor', () => {
    expect(filesOnDisk(onDisk({ [goats]: mark + files[goats] })).files[goats]).toBe(files[goats]);
    expect(redirectsIn(`${mark}- { from: /old, to: /shop }`)).toEqual([{ from: '/old', to: '/shop' }]);
    for (const file of [goats, 'content/delivery.yaml']) {
      const [source = '', shown] = [files[file], shownToEditor(file, files[file] ?? '')];
      expect(shownToEditor(file, mark + source)).toBe(shown);
      expect(keptFromEditor(file, mark + source, shown)).toBe(source);
    }
  });
});

describe('another encoding is named', () => {
  test.each([
    ['UTF-16 of Windows', (text: string) => wide(text)],
    ['UTF-16 of old Macs', (text: string) => wide(text).swap16()],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
  ])('%s, of a product and of settings', async (_name, write) => {
    const says = 'this file is saved as UTF-16; save it again as UTF-8.';
    for (const file of [goats, 'content/delivery.yaml'])
      expect((await said({ [file]: write(files[file] ?? '') })).filter((line) => line.startsWith(file))).toEqual([
        `${file}:1:1  ${says}`,
      ]);
  });

  test('letters of Windows-1252, by their line', async () => {
    const text = (files[goats] ?? '').split('\n');
    const bytes = Buffer.from([...text.slice(0, 3), 'subtitle: café'].join('\n'), 'latin1');
    expect((await said({ [goats]: bytes })).filter((line) => line.startsWith(goats))).toEqual([
      `${goats}:4:1  a letter on this line can’t be read; save the file again as UTF-8.`,
    ]);
  });
});

test('what operating systems and editors leave behind is passed over, wherever content is read', async () => {
  const double = Buffer.from([0, 5, 22, 7, 0, 2, 0, 0, 255, 254]);
  const left = [
    'products/._goats-milk-kefir.md',
    'products/.DS_Store',
    'products/.goats-milk-kefir.md.swp',
    'products/goats-milk-kefir.md~',
    'products/goats-milk-kefir.md.bak',
    'products/#goats-milk-kefir.md#',
    'products/.#goats-milk-kefir.md',
    'products/~$goats-milk-kefir.md',
    'articles/Thumbs.db',
    'articles/desktop.ini',
    '._delivery.yaml',
    'delivery.yaml.orig',
    '__MACOSX/products/._goats-milk-kefir.md',
    'images/kefir/._photograph.jpg',
    'images/kefir/Thumbs.db',
  ].map((name) => `content/${name}`);
  const drawings = ['public/illustrations/._jar.svg', 'public/illustrations/.DS_Store'];
  const leftBehind = Object.fromEntries([...left, ...drawings].map((name) => [name, double]));
  const root = onDisk(leftBehind);
  expect(filesOnDisk(root).names.toSorted()).toEqual(Object.keys(files).toSorted());
  expect(await picturesOnDisk(root)).toEqual({});
  expect(illustrationsOnDisk(root)).toEqual([]);
  expect(await said(leftBehind)).toEqual(await said({}));
  const texts = Object.fromEntries(
    left.filter((name) => /\.(?:md|yaml)$/.test(name)).map((name) => [name, '\0\u0005']),
  );
  expect(build({ ...files, ...texts }).problems).toEqual(build(files).problems);
});

test('a merge that was left half done is named by its line, in fields and in a body', async () => {
  const merged = '<<<<<<< HEAD\nOne.\n=======\nOther.\n>>>>>>> theirs\n';
  for (const [file, text, line] of [
    [goats, `${files[goats]}\n${merged}`, (files[goats] ?? '').split('\n').length + 1],
    [goats, (files[goats] ?? '').replace('status:', `${merged}status:`), 3],
    ['content/delivery.yaml', `${merged}${files['content/delivery.yaml']}`, 1],
  ] as const) {
    expect((await said({ [file]: text })).filter((one) => one.startsWith(file))).toEqual([
      `${file}:${line}:1  two versions of this file meet here (a merge conflict). Keep one of the two and take out the lines of <<<<<<<, ======= and >>>>>>>.`,
    ]);
  }
});

test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
  'a %s of which only the first half arrived is no picture',
  async (kind) => {
    const noise = {
      width: 960,
      height: 640,
      channels: 3 as const,
      background: '#888',
      noise: { type: 'gaussian' as const, mean: 128, sigma: 30 },
    };
    const whole = await sharp({ create: noise }).toFormat(kind).toBuffer();
    const src = 'content/images/oat-kefir/photograph';
    const root = onDisk({ [`${src}-1.${kind}`]: whole, [`${src}-2.${kind}`]: whole.subarray(0, whole.length / 2) });
    const [one, two] = Object.values(await picturesOnDisk(root));
    expect([one?.width, two]).toEqual([960, null]);
  },
);
