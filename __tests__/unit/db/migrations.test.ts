import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const folder = 'lib/db/migrations';
const later = readdirSync(folder)
  .filter((name) => name.endsWith('.sql') && name > '0001')
  .toSorted();

/** What the servers of the release before, which run on beside it for a while, could not live with. */
const breaking = [
  /\bdrop (?:table|column)\b/i,
  /\brename\b/i,
  /\balter column \S+ (?:set data type|type)\b/i,
  /\bset not null\b/i,
  /\badd column (?:(?!default)[^;])*\bnot null\b(?:(?!default)[^;])*;/i,
];
const breaks = (text: string) => breaking.filter((statement) => statement.test(text));

test.each(later)('%s leaves the release before able to read and write', (name) => {
  // Taking away what no release needs any more is a migration of its own, which names the release that stopped needing it.
  const text = readFileSync(`${folder}/${name}`, 'utf8').replaceAll(/^-- unused since .+\n.+;/gm, '');
  expect(breaks(text)).toEqual([]);
});

test.each([
  'ALTER TABLE "orders" DROP COLUMN "note";',
  'ALTER TABLE "orders" RENAME TO "purchases";',
  'ALTER TABLE "orders" ALTER COLUMN "note" SET NOT NULL;',
  'ALTER TABLE "orders" ALTER COLUMN "note" SET DATA TYPE integer;',
  'ALTER TABLE "orders" ADD COLUMN "gift" boolean NOT NULL;',
])('a statement that breaks it is seen: %s', (statement) => {
  expect(breaks(statement)).not.toEqual([]);
});

test.each([
  'ALTER TABLE "orders" ADD COLUMN "gift" boolean DEFAULT false NOT NULL;',
  'ALTER TABLE "orders" ADD COLUMN "gift" text;',
])('one that does not is let through: %s', (statement) => {
  expect(breaks(statement)).toEqual([]);
});
