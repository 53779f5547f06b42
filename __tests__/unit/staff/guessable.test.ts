import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { passwordJudge } from '@/lib/staff/password/guessable';

const judge = passwordJudge(['Larkfield Kefir', 'Goat Milk Kefir']);
const isGuessable = (password: string) => judge(password, ['Ann Smith', 'ann.smith@example.com']);

describe('refuses', () => {
  test.each([
    'password1234567',
    'larkfieldkefir2026',
    'LarkfieldKefir!2026',
    'qwertyuiop12345',
    'letmeinletmein1',
    'ann.smith@example.com',
    'AnnSmithAnnSmith1',
    'Smith.Larkfield.2026',
    'P4ssw0rdP4ssw0rd!',
    'goatmilkgoatmilk99',
    '1234567890123456',
    'aaaaaaaaaaaaaaaa',
    'asdfghjklasdfghjkl',
    'iloveyouiloveyou',
    'monkeydragonqwerty',
    'correcthorsebatterystaple',
    'Ｐａｓｓｗｏｒｄ１２３４５６７',
    '14/02/1987-14/02/1987',
  ])('%s', (password) => expect(isGuessable(password)).toBe(true));
});

test.each([
  'four slow goats cross the yard',
  'seven green bottles hang',
  'the ferry to Mull was late',
  'xk4-Trumpet-hollow-93',
  'чайка над морем летит',
])('takes %s', (password) => expect(isGuessable(password)).toBe(false));

test('numbers and signs at its ends make no common password a good one', () => {
  const common = fc.constantFrom('password', 'qwertyuiop', 'letmein', 'iloveyou', 'larkfield', 'football', 'sunshine');
  const end = fc.constantFrom('', '1', '123', '2026', '!', '1234567');
  fc.assert(
    fc.property(common, end, end, (word, before, after) => {
      expect(isGuessable(`${before}${word}${word}${after}`)).toBe(true);
      expect(isGuessable(`${before}${word.toUpperCase()}${after}`)).toBe(true);
    }),
    { numRuns: 20 },
  );
});
