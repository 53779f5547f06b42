import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { claimsIn } from '@/lib/content/claims/claims';
import { lexiconOf } from '@/lib/content/claims/lexicon';
import { shopContent } from '../../fixtures/content';

const kinds = z.record(z.string(), z.array(z.string()));
const sentences = z
  .strictObject({ forbidden: kinds, allowed: kinds })
  .parse(parse(readFileSync('__tests__/unit/content/claims-sentences.yaml', 'utf8')));

const { claims, products } = shopContent();
const lexicon = lexiconOf(
  claims,
  products.map(({ title }) => title),
);
const isCaught = (says: string) => claimsIn(says, lexicon, 'product').length > 0;

const isHeldOut = (kind: string) => kind === 'the last batch';
const every = () => true;

function measured(which: (kind: string) => boolean) {
  const of = (list: Record<string, string[]>) =>
    Object.entries(list).flatMap(([kind, says]) => (which(kind) ? says.map((sentence) => `${kind}: ${sentence}`) : []));
  const caught = (line: string) => isCaught(line.slice(line.indexOf(': ') + 2));
  const [forbidden, allowed] = [of(sentences.forbidden), of(sentences.allowed)];
  const missed = forbidden.filter((line) => !caught(line));
  const falseAlarms = allowed.filter(caught);
  const found = forbidden.length - missed.length;
  return {
    count: forbidden.length + allowed.length,
    recall: found / forbidden.length,
    precision: found / (found + falseAlarms.length),
    missed,
    falseAlarms,
  };
}

describe.each([
  ['every sentence', every],
  ['the sentences held out', isHeldOut],
])('the claims rules over %s', (_, which) => {
  const { recall, precision, missed, falseAlarms } = measured(which);

  test('find 95 of 100 claims', () => {
    expect({ missed, enough: recall >= 0.95 }).toEqual({ missed, enough: true });
  });

  test('are right 99 times of 100', () => {
    expect({ falseAlarms, enough: precision >= 0.99 }).toEqual({ falseAlarms, enough: true });
  });
});

test('there are 800 sentences, and neither half is small', () => {
  const { count } = measured(every);
  expect(count).toBeGreaterThanOrEqual(800);
  expect(Object.values(sentences.allowed).flat().length).toBeGreaterThanOrEqual(count * 0.45);
});
