import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emailAddress, optionalEmail, plainEmail, readEmail } from '@/lib/text/email';

describe('what a mail server takes is taken', () => {
  test.each([
    'ada@example.com',
    'Ada.Lovelace+kefir@example.co.uk',
    'm&s@example.com',
    'john/mary@example.com',
    "o'neil@example.ie",
    '_a-b_@example.com',
    '{x}|y=z!#$%*?^`~@example.com',
    'jürgen@müller.de',
    '用户@例え.テスト',
    'ada@xn--80ak6aa92e.com.example',
    `${'a'.repeat(64)}@example.com`,
  ])('%s', (typed) => {
    expect(readEmail(typed)).toBe(typed.replace('xn--80ak6aa92e', 'аррӏе'));
  });

  test.each(['ada@example.com\u00A0', '\u3000ada@example.com', '\u200Bada@example.com\uFEFF', ' ada@example.com\r\n'])(
    'trimmed of every kind of space: %j',
    (typed) => {
      expect(readEmail(typed)).toBe('ada@example.com');
    },
  );

  test('an address has one spelling, whatever the browser made of its domain', () => {
    const spellings = ['ada@müller.de', 'ada@MÜLLER.de', 'ada@mu\u0308ller.de', 'ada@xn--mller-kva.de'];
    expect(new Set(spellings.map(readEmail))).toEqual(new Set(['ada@müller.de']));
    expect(readEmail('JÜRGEN@example.com')).toBe('jürgen@example.com');
    expect(readEmail('Ada@Example.COM')).toBe('Ada@example.com');
    // The sign for kelvin is a K, so that nobody gets letters for somebody else's address.
    expect(readEmail('\u212Aate@example.com')).toBe('Kate@example.com');
  });
});

test.each([
  '',
  'ada',
  'ada@localhost',
  '@example.com',
  'ada@@example.com',
  'ada@example.com, bob@example.com',
  'a,b@example.com',
  '"a"@example.com',
  'Ada <ada@example.com>',
  'ada@example.com\r\nBcc: spy@example.com',
  'ada@example.com\u2028Bcc:spy@example.com',
  'a da@example.com',
  '.ada@example.com',
  'ada.@example.com',
  'a..b@example.com',
  'ada@-example.com',
  'ada@example..com',
  'ada@example.com.',
  'ada@exa_mple.com',
  'ada@127.0.0.1',
  'ada@[127.0.0.1]',
  'ada@0x7f.1',
  'ada@%65xample.com',
  'ada@example.com:25',
  'аda@example.com',
  'ada@exаmple.com',
  'ada@xn--exmple-4nf.com',
  'ada@example.com'.replaceAll(/[a-z]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)),
  'ada＠example.com',
  'ada@example。com',
  'ﬁona@example.com',
  `${'a'.repeat(65)}@example.com`,
  `${'ü'.repeat(33)}@example.com`,
  `ada@${'a'.repeat(64)}.com`,
  `ada@${'a.'.repeat(125)}com`,
])('%j is refused in words', (typed) => {
  expect(emailAddress.safeParse(typed).error?.issues[0]?.message).toBe(
    'Enter an e-mail address, such as name@example.com.',
  );
});

test('one that may be left empty may be left blank', () => {
  expect(['', ' ', '\u00A0', undefined].map((typed) => optionalEmail.parse(typed))).toEqual(['', '', '', '']);
  expect(optionalEmail.parse(' ada@example.com ')).toBe('ada@example.com');
  expect(optionalEmail.safeParse('ada@').success).toBe(false);
});

test('what every system takes: the domain in Punycode; no other letters in the name', () => {
  expect(plainEmail('ada@müller.de')).toBe('ada@xn--mller-kva.de');
  expect(plainEmail('m&s@example.com')).toBe('m&s@example.com');
  expect(plainEmail('jürgen@müller.de')).toBeNull();
});

test('every address of the usual shape is taken as it is, read twice or once', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      expect(readEmail(email)?.toLowerCase()).toBe(email.toLowerCase());
    }),
  );
  fc.assert(
    fc.property(
      fc.tuple(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('.com', '.de', '.テスト'),
      ),
      (part) => {
        const email = readEmail(`${part[0]}@${part[1]}${part[2]}`);
        expect(email === null || (readEmail(email) === email && !/[\s\p{C}<>,;:"()[\]\\]/u.test(email))).toBe(true);
      },
    ),
  );
});
