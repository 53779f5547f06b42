import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { aboutWords, auditWords, idsIn, moreWords, type Names } from '@/lib/desk/people/audit-words';

const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;
const [order, ben, talk, unknown] = [id(1), id(2), id(3), id(4)];
const names: Names = new Map([
  [order, { says: 'LK-M7TQ-AAAA', href: `/staff/orders/${order}` }],
  [ben, { says: 'Ben Okonkwo' }],
  [talk, { says: 'the conversation with Ada', href: `/staff/inbox/${talk}` }],
]);
const more = (detail: Record<string, string>) => moreWords(detail, names).map(({ says }) => says);

test.each<[string | null, string | undefined]>([
  [order, 'LK-M7TQ-AAAA'],
  [unknown, 'something that is no longer kept'],
  ['address 0123456789abcdef', 'an e-mail address (…abcdef)'],
  ['to pack', 'parcels to pack'],
  ['2026-12-24', '2026-12-24'],
  [null, undefined],
])('what it is about: %s', (subject, says) => {
  expect(aboutWords(subject, names)?.says).toBe(says);
});

test.each<[Record<string, string>, string[]]>([
  [{ refund: unknown, pence: '2980' }, ['£29.80']],
  [{ to: ben }, ['to Ben Okonkwo']],
  [{ to: unknown }, ['to somebody']],
  [{ to: 'nobody' }, ['to nobody']],
  [{ visibility: 'staff', seq: '3' }, ['note 3']],
  [{ reason: 'damaged', change: '-2' }, ['reason damaged', '−2']],
  [{ conversation: talk, act: unknown }, ['the conversation with Ada']],
  [{ until: '2026-11-24T22:30:00.000Z' }, ['until Tue 24 Nov, 10:30pm']],
])('the rest of it: %j', (detail, says) => {
  expect(more(detail)).toEqual(says);
});

test('no id is ever shown, whatever an entry holds', () => {
  for (const name of ['to', 'parcel', 'refund', 'letter', 'alert', 'anything'])
    expect(more({ [name]: unknown }).join()).not.toContain(unknown);
});

test('the ids to look up are those of every entry, once', () => {
  const entries = [
    { subject: order, detail: { to: ben } },
    { subject: 'GMK-500', detail: { to: ben } },
  ];
  expect(idsIn(entries)).toEqual([order, ben]);
});

test('everything that is written on record has words of its own', () => {
  const sources = ['lib', 'app'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?:acts|store|route|cli)\.ts$/.test(file))
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
  );
  const written = sources.flatMap((source) =>
    [...source.matchAll(/(?:\baction: |\bofThem\()'([a-z-]+)'|recordSeen\([^,]+, '([a-z-]+)'/g)].map(
      ([, one, two]) => one ?? two ?? '',
    ),
  );
  expect(written.length).toBeGreaterThan(40);
  expect(written.filter((action) => auditWords(action) === action.replaceAll('-', ' '))).toEqual([]);
});
