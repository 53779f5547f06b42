import { describe, expect, test } from '@jest/globals';
import { shownToEditor } from '@/lib/content/editor/keep';
import { openedWith } from '@/lib/content/editor/opened';
import { savedFiles } from '@/lib/content/editor/save';
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
  savedFiles(on, { sent, gone });

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
