import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { shownToEditor } from '@/lib/content/editor/keep';
import { deletedUnseen, openedWith } from '@/lib/content/editor/opened';
import { savedFiles } from '@/lib/content/editor/save';
import { checkContent } from '@/lib/content/graph';
import { formatProblem } from '@/lib/content/problem';
import { frozenFiles } from '../../fixtures/content';

const oat = 'content/products/oat-kefir.md';
const files = frozenFiles();

/** A form as a tab holds it: opened from the files as they are, then changed, but for its mark. */
function form(
  file: string,
  change: (fields: Record<string, unknown>) => void = () => undefined,
  from: Record<string, string> = files,
): string {
  const source = from[file] ?? '';
  const shown = shownToEditor(file, source, openedWith(file, source));
  const [all = '', head = ''] = /^(?:---\n)?(\{.*\})\n/.exec(shown) ?? [];
  const fields = JSON.parse(head);
  change(fields);
  return `${all.replace(head, () => JSON.stringify(fields))}${shown.slice(all.length)}`;
}
const summary = (fields: Record<string, unknown>) => {
  fields.summary = 'Made from Scottish oats.';
};
const save = (sent: Record<string, string>, gone: string[] = [], on: Record<string, string> = files) =>
  savedFiles(on, { sent, gone }, { today: '2026-11-28' });

describe('a form that was opened with what stands there no longer', () => {
  test.each([
    [oat, 'pricePence: 495', 'pricePence: 525'],
    ['content/delivery.yaml', 'thresholdPence: 2500', 'thresholdPence: 3000'],
    ['content/chat.yaml', 'closes: "20:00"', 'closes: "21:00"'],
    ['content/redirects.yaml', 'to: /help/delivery-and-returns', 'to: /help'],
    ['content/pages/privacy.md', 'title:', '# A note\ntitle:'],
  ])('%s is not written over', (file, was, is) => {
    const stale = form(file);
    const source = files[file] ?? '';
    const since = { ...files, [file]: source.replace(was, is) };
    expect(since[file]).not.toBe(source);
    expect(save({ [file]: stale }, [], since)).toEqual({
      ok: false,
      status: 409,
      message: expect.stringMatching(/^content\/\S+ has changed since you opened it\. .*what you typed is still here/),
    });
    expect(save({ [file]: form(file, () => undefined, since) }, [], since)).toEqual({
      ok: true,
      written: { [file]: since[file] },
    });
    expect(save({ [file]: stale })).toEqual({ ok: true, written: { [file]: source } });
  });

  test('nor one that somebody has deleted, nor one under its new name', () => {
    const { [oat]: source = '', ...without } = files;
    expect(save({ [oat]: form(oat) }, [], without)).toMatchObject({
      status: 409,
      message: expect.stringMatching(/has been deleted since/),
    });
    const since = { ...files, [oat]: source.replace('495', '525') };
    const barley = 'content/products/barley-kefir.md';
    expect(save({ [barley]: form(oat) }, [oat], since)).toMatchObject({
      status: 409,
      message: expect.stringMatching(/has changed since/),
    });
  });
});

test('a new file takes nobody’s place, and a copy is no older than what it was copied from', () => {
  const unmarked = form(oat, (fields) => {
    delete fields.opened;
  });
  expect(save({ [oat]: unmarked })).toMatchObject({
    status: 409,
    message: expect.stringMatching(/there is a .*oat-kefir\.md already/),
  });
  const goat = 'content/products/goats-milk-kefir.md';
  expect(save({ [goat]: form(oat) })).toMatchObject({ status: 409 });
  expect(save({ [goat]: form(oat) }, [oat])).toMatchObject({ status: 409, message: expect.stringMatching(/already/) });
  const draft = (fields: Record<string, unknown>) => {
    fields.status = 'draft';
  };
  const since = { ...files, [oat]: (files[oat] ?? '').replace('495', '525') };
  expect(save({ 'content/products/oat-kefir-copy.md': form(oat, draft) }, [], since)).toMatchObject({ ok: true });
});

test('what the form was opened with stands in no file', () => {
  const saved = save({ [oat]: form(oat, summary), 'content/redirects.yaml': form('content/redirects.yaml') });
  expect(saved).toMatchObject({ ok: true });
  expect(JSON.stringify(saved)).not.toMatch(/opened|[0-9a-f]{64}/);
});

describe('what the check refuses is not published by a save', () => {
  const change = (path: readonly string[], value: unknown) => (fields: Record<string, unknown>) => {
    const holder = path.slice(0, -1).reduce<unknown>((at, key) => Object(at)[key], fields);
    Object.assign(Object(holder), { [path.at(-1) ?? '']: value });
  };

  test.each([
    [oat, ['variants', '0', 'pricePence'], -5, /field "variants\.0\.pricePence"|pricePence.*must be/],
    [oat, ['summary'], 'It cures eczema.', /"cures eczema"/],
    [oat, ['title'], 'A kefir '.repeat(20), /at most 70/],
    [oat, ['diets'], ['vegan', 'gluten-free'], /gluten/],
    [oat, ['drawing'], 'none', /src/],
    ['content/delivery.yaml', ['free', 'thresholdPence'], 0, /thresholdPence/],
    ['content/chat.yaml', ['hours', '0', 'closes'], '07:00', /hours|closes/],
    ['content/replies.yaml', ['items', '0', 'body'], 'Hello {nmae}', /nmae/],
    ['content/redirects.yaml', ['items', '0', 'to'], '/no-such-page', /no-such-page/],
  ] as const)('%s, %j', (file, path, value, says) => {
    const saved = save({ [file]: form(file, change(path, value)) });
    expect(saved).toEqual({ ok: false, status: 422, message: expect.stringMatching(says) });
    expect(saved).toMatchObject({
      message: expect.stringMatching(new RegExp(`^Nothing was saved, and what you typed.*\\n${file}:\\d+:\\d+  `)),
    });
  });

  test('a draft is saved with what is wrong in it', () => {
    const sent = form(oat, (fields) => {
      Object.assign(fields, { status: 'draft', summary: 'It cures eczema.' });
    });
    expect(save({ [oat]: sent })).toMatchObject({ ok: true });
  });

  test('what is wrong in another file keeps nobody from saving this one', () => {
    const since = { ...files, 'content/products/goats-milk-kefir.md': 'broken', 'content/chat.yaml': 'hours: [' };
    expect(save({ [oat]: form(oat, summary) }, [], since)).toMatchObject({ ok: true });
  });
});

const named = (title: string) => (fields: Record<string, unknown>) => {
  fields.title = title;
};
type Move = { from: string; to: string };
const errorsIn = (all: Record<string, string>) =>
  checkContent(all, { today: '2026-11-28' })
    .problems.filter(({ level }) => level === 'error')
    .map(formatProblem);

describe('a file under another name', () => {
  test.each([
    [oat, 'content/products/barley-kefir.md', '/products/oat-kefir', '/products/barley-kefir'],
    [
      'content/products/goats-milk-kefir.md',
      'content/products/kefir-of-goats.md',
      '/products/goats-milk-kefir',
      '/products/kefir-of-goats',
    ],
    [
      'content/articles/kefir-and-eczema.md',
      'content/articles/eczema.md',
      '/articles/kefir-and-eczema',
      '/articles/eczema',
    ],
    ['content/pages/terms.md', 'content/pages/our-terms.md', '/help/terms', '/help/our-terms'],
  ])('%s becomes %s: its old address leads on, and everybody who named it names it anew', (old, fresh, from, to) => {
    const saved = save({ [fresh]: form(old) }, [old]);
    if (!saved.ok) throw new Error(saved.message);
    expect(parse(saved.written['content/redirects.yaml'] ?? '')).toContainEqual({ from, to });
    const { [old]: _gone, ...rest } = files;
    const after = { ...rest, ...saved.written };
    expect(errorsIn(after).filter((line) => !errorsIn(files).includes(line))).toEqual([]);
    const stillNamed = Object.entries(after).filter(
      ([file, text]) => !/README|redirects/.test(file) && new RegExp(`${from}(?![\\w-])`).test(text),
    );
    expect(stillNamed.map(([file]) => file)).toEqual([]);
    const back = savedFiles(
      after,
      { sent: { [old]: form(fresh, () => undefined, after) }, gone: [fresh] },
      { today: '2026-11-28' },
    );
    if (!back.ok) throw new Error(back.message);
    const { [fresh]: _renamed, ...there } = after;
    const { 'content/redirects.yaml': redirects = '', ...again } = { ...there, ...back.written };
    const { 'content/redirects.yaml': first = '', ...before } = files;
    expect(again).toEqual(before);
    const known = parse(first).map((one: Move) => one.from);
    const added = parse(saved.written['content/redirects.yaml'] ?? '').filter((one: Move) => !known.includes(one.from));
    expect(parse(redirects)).toEqual([...parse(first), ...added.map((one: Move) => ({ from: one.to, to: one.from }))]);
  });

  test('the address of a size leads on too, when the size or the product is called something else', () => {
    const goat = 'content/products/goats-milk-kefir.md';
    const size = (fields: Record<string, unknown>) => {
      Object.assign(Object(fields.variants)[1], { slug: 'quarter-litre' });
    };
    const saved = save({ [goat]: form(goat, size) });
    if (!saved.ok) throw new Error(saved.message);
    expect(parse(saved.written['content/redirects.yaml'] ?? '')).toContainEqual({
      from: '/products/goats-milk-kefir/250-ml',
      to: '/products/goats-milk-kefir/quarter-litre',
    });
    const moved = save({ 'content/products/goat.md': form(goat, size) }, [goat]);
    if (!moved.ok) throw new Error(moved.message);
    expect(parse(moved.written['content/redirects.yaml'] ?? '')).toContainEqual({
      from: '/products/goats-milk-kefir/250-ml',
      to: '/products/goat/quarter-litre',
    });
  });

  test('a draft leaves nothing behind', () => {
    const draft = 'content/products/rye-kefir.md';
    const on = { ...files, [draft]: (files[oat] ?? '').replace('status: published', 'status: draft') };
    const fresh = 'content/products/spelt-kefir.md';
    expect(save({ [fresh]: form(draft, named('Spelt Kefir'), on) }, [draft], on)).toEqual({
      ok: true,
      written: { [fresh]: expect.stringContaining('Spelt Kefir') },
    });
  });
});

describe('what others name does not go', () => {
  test.each([
    ['content/products/goats-milk-kefir.md', /\ncontent\/\S+:\d.*goats-milk-kefir/],
    ['content/articles/kefir-and-eczema.md', /content\/site\.yaml:.*kefir-and-eczema/],
    ['content/pages/privacy.md', /content\/site\.yaml:.*privacy/],
  ])('%s', (file, says) => {
    for (const saved of [
      save({}, [file]),
      save({
        [file]: form(file, (fields) => {
          fields.status = 'draft';
        }),
      }),
    ])
      expect([file, saved]).toEqual([file, { ok: false, status: 422, message: expect.stringMatching(says) }]);
  });

  test('what nobody names goes, whatever else is wrong', () => {
    const faq = Object.keys(files).find((file) => file.startsWith('content/faqs/')) ?? '';
    expect(save({}, [faq], { ...files, [oat]: 'broken' })).toEqual({ ok: true, written: {} });
    expect(save({}, ['content/images/kefir-soft-cheese/photograph.jpg'])).toEqual({ ok: true, written: {} });
  });
});

describe('a delete', () => {
  const bytes = Buffer.from(files[oat] ?? '');
  const nameOf = (of: Buffer) => createHash('sha1').update(`blob ${of.length}\0`).update(of).digest('hex');

  test('from a tab that has read what stands there takes it away', () => {
    expect(deletedUnseen(oat, nameOf(bytes), bytes)).toBeNull();
  });

  test.each([
    ['that has read something else', nameOf(Buffer.from(`${bytes} `))],
    ['that says nothing', undefined],
  ])('from a tab %s takes nothing away', (_, read) => {
    expect(deletedUnseen(oat, read, bytes)).toMatch(
      /^content\/products\/oat-kefir\.md has changed since you opened it/,
    );
  });
});
