import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const browser = (name: string, ...tests: string[]) => tests.map((title) => ({ file: `${name}.spec.ts`, title }));

/** What the accessibility page promises, by how each line begins, and the tests that would fail if it were not so. */
const proofs: Record<string, { file: string; title: string }[]> = {
  'Everything works with a keyboard alone': browser(
    'buying',
    'with the keyboard alone: into the basket, through the drawer and back',
  ),
  'Everything works without JavaScript': [
    ...browser('buying', 'buying without script'),
    ...browser('talking', 'without script: a shopper asks, staff answer with a canned reply, the shopper reads it'),
  ],
  'Text can be made twice as large': browser('pages', 'fits every width'),
  'Colours keep their contrast': [
    ...browser('pages', 'has no accessibility violation'),
    ...browser(
      'contrast-and-print',
      'with the system’s own colours, what is pressed and what is set apart has a line round it',
    ),
  ],
  'Motion stops': browser('contrast-and-print', 'with less motion asked for, nothing moves for longer than a blink'),
  'Pictures are described': [
    ...browser('pages', 'has no accessibility violation'),
    ...browser(
      'buying',
      'back from the payment page, and paying again: what was typed is there, one page is closed, one payment is made',
      'Stripe down: said plainly, nothing typed is lost, and the same button works afterwards',
    ),
  ],
  'No page runs out of time': browser('contrast-and-print', 'no page leads elsewhere by itself'),
};

const page = readFileSync('content/pages/accessibility.md', 'utf8');
const promised = [...page.matchAll(/^- (.+)$/gm)].map(([, line = '']) => line);

test('each promise of the accessibility page names the tests that prove it, and there is none without', () => {
  expect(promised.length).toBeGreaterThan(5);
  const unproved = promised.filter((line) => !Object.keys(proofs).some((begin) => line.startsWith(begin)));
  const unpromised = Object.keys(proofs).filter((begin) => !promised.some((line) => line.startsWith(begin)));
  expect({ unproved, unpromised }).toEqual({ unproved: [], unpromised: [] });
});

test.each(Object.entries(proofs))('%s: the tests are there', (_promise, tests) => {
  for (const { file, title } of tests) expect(readFileSync(`__tests__/browser/${file}`, 'utf8')).toContain(title);
});
