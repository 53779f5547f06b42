import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { personOf } from '@/lib/basket/person';

test.each([
  ['Ann@Example.com', 'ann@example.com'],
  ['once+1@example.com', 'once@example.com'],
  ['once+a+b@example.com', 'once@example.com'],
  ['o.nce@gmail.com', 'once@gmail.com'],
  ['O.N.C.E+x@GoogleMail.com', 'once@gmail.com'],
  ['o.nce@example.com', 'o.nce@example.com'],
  ['ann-lee@gmail.com', 'ann-lee@gmail.com'],
])('%s is of %s', (email, person) => {
  expect(personOf(email)).toBe(person);
});

describe('whose address it is', () => {
  test('is the same for each spelling, and asked again it stays', () => {
    const host = fc.constantFrom('example.com', 'gmail.com', 'googlemail.com', 'GMAIL.com');
    const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    fc.assert(
      fc.property(word, word, host, (local, note, at) => {
        const person = personOf(`${local}@${at}`);
        expect(personOf(`${local.toUpperCase()}+${note}@${at}`)).toBe(person);
        expect(personOf(person)).toBe(person);
        if (/g(oogle)?mail/i.test(at)) expect(personOf(`${[...local].join('.')}@${at}`)).toBe(person);
      }),
    );
  });
});
