import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { claimsIn } from '@/lib/content/claims/claims';
import { lexiconOf } from '@/lib/content/claims/lexicon';
import { shopContent } from '../../fixtures/content';

const sentences = z.array(z.string());
const corpus = z
  .strictObject({
    fails: z.record(z.string(), sentences),
    passes: sentences,
    article: z.strictObject({ fails: sentences, passes: sentences }),
  })
  .parse(parse(readFileSync('__tests__/unit/content/claims-corpus.yaml', 'utf8')));

const { claims, products } = shopContent();
const lexicon = lexiconOf(
  claims,
  products.map(({ title }) => title),
);
const rulesOf = (says: string, copy: 'product' | 'article') =>
  claimsIn(says, lexicon, copy)
    .filter(({ fails }) => fails)
    .map(({ rule }) => rule);

describe('the claims rules', () => {
  test('the corpus is large and half of it passes', () => {
    const failing = Object.values(corpus.fails).flat().length + corpus.article.fails.length;
    const passing = corpus.passes.length + corpus.article.passes.length;
    expect(failing).toBeGreaterThanOrEqual(70);
    expect(passing).toBeGreaterThanOrEqual(70);
  });

  test.each(Object.entries(corpus.fails).flatMap(([rule, list]) => list.map((says) => [rule, says])))(
    'rule %s: %s',
    (rule = '', says = '') => {
      expect(rulesOf(says, 'product')).toContain(rule);
    },
  );

  test.each(corpus.passes)('passes: %s', (says) => {
    expect(rulesOf(says, 'product')).toEqual([]);
  });

  test.each(corpus.article.fails)('fails in an article: %s', (says) => {
    expect(rulesOf(says, 'article')).toContain('A+B');
  });

  test.each(corpus.article.passes)('passes in an article: %s', (says) => {
    expect(rulesOf(says, 'article')).toEqual([]);
  });
});

test('a claim is found where it stands, through emphasis and typographic characters', () => {
  const block = 'Good stuff. It cu**res** Crohn’s.';
  const [claim] = claimsIn(block, lexicon, 'product');
  expect([claim?.said, block.slice(claim?.index, (claim?.index ?? 0) + 3)]).toEqual(["cures Crohn's", 'cu*']);
});

test('a comment, a block or the address of a link is not copy, and nothing written in one switches a rule off', () => {
  expect(rulesOf('Read [this](/articles/kefir-and-eczema) <!-- eczema -->', 'product')).toEqual([]);
  expect(rulesOf('<!-- claims: off --> A probiotic drink. {% claims off %}', 'product')).toEqual(['C']);
});
