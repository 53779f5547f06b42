import { describe, expect, test } from '@jest/globals';
import { sayingWhatWasRead } from '@/components/editor/read-client';

/** What the editor asks of the shop, and what of it arrives. */
function tab() {
  const sent: { input: unknown; body: unknown }[] = [];
  const ask = sayingWhatWasRead((input, init) => {
    sent.push({ input, body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined });
    return Promise.reject(new Error('no line'));
  });
  const asks = (input: string, body?: object) =>
    ask(input, body ? { method: 'POST', body: JSON.stringify(body) } : undefined).catch(() => undefined);
  return { asks, sent };
}
const update = '/api/keystatic/update';

describe('a tab that deletes', () => {
  test('says as what it last read each file, and nothing of one that it has not read', async () => {
    const { asks, sent } = tab();
    await asks('/api/keystatic/blob/aaa/faqs/freeze.md');
    await asks('/api/keystatic/blob/bbb/faqs/freeze.md');
    await asks(update, { additions: [], deletions: [{ path: 'faqs/freeze.md' }, { path: 'faqs/other.md' }] });
    expect(sent.at(-1)?.body).toEqual({
      additions: [],
      deletions: [{ path: 'faqs/freeze.md', read: 'bbb' }, { path: 'faqs/other.md' }],
    });
  });

  test('sends everything else as it is', async () => {
    const { asks, sent } = tab();
    await asks('/api/keystatic/tree');
    await asks(update, { additions: [{ path: 'faqs/new.md', contents: 'eA==' }], deletions: [] });
    expect(sent).toEqual([
      { input: '/api/keystatic/tree', body: undefined },
      { input: update, body: { additions: [{ path: 'faqs/new.md', contents: 'eA==' }], deletions: [] } },
    ]);
  });
});
