import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { storableId } from '@/lib/http/storable';

test('an id in capitals is the same one, and what is none is refused', () => {
  fc.assert(fc.property(fc.uuid(), (id) => expect(storableId().parse(id.toUpperCase())).toBe(id)));
  for (const none of ['', '-'.repeat(36), 'f'.repeat(36), '{00000000-0000-0000-0000-000000000000}'])
    expect(storableId('Open the page again.').safeParse(none).error?.issues[0]?.message).toBe('Open the page again.');
});
