import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { appUri, newSeed, stepOf } from '@/lib/staff/factor/app-code';
import { factorDuty } from '@/lib/staff/factor/duty';
import { hashRecoveryCode, newRecoveryCodes } from '@/lib/staff/factor/recovery-codes-store';
import { type Role, roles } from '@/lib/staff/permissions';

describe('a code of an authenticator app', () => {
  /** '12345678901234567890' of RFC 6238, appendix B; its codes have eight digits, of which apps show the last six. */
  const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at second %i is %s', (second, code) => {
    const at = new Date(second * 1000);
    expect(stepOf(seed, code, at)).toBe(Math.floor(second / 30));
    expect(stepOf(seed, `${code.slice(0, 3)} ${code.slice(3)}`, at)).toBe(Math.floor(second / 30));
  });

  test('is taken half a minute early or late, and no more', () => {
    const around = [-60, -30, 0, 30, 60].map((late) => stepOf(seed, '287082', new Date((59 + late) * 1000)));
    expect(around).toEqual([null, 1, 1, 1, null]);
  });

  test('is six digits and nothing else', () => {
    fc.assert(
      fc.property(
        fc.string().filter((typed) => !/^\d{6}$/.test(typed.replaceAll(/\s/g, ''))),
        (typed) => expect(stepOf(seed, typed, new Date(59_000))).toBeNull(),
      ),
    );
  });

  test('comes from a seed of 160 bits, which goes to the app with the shop’s name', () => {
    const fresh = newSeed();
    expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
    expect(appUri(fresh, 'Larkfield Kefir', 'ann@example.com')).toBe(
      `otpauth://totp/Larkfield%20Kefir:ann%40example.com?issuer=Larkfield%20Kefir&secret=${fresh}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});

test('recovery codes are ten, all different, and the same however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^(?:[2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
    expect(hashRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(hashRecoveryCode(code));
  }
});

describe('who has to have a second factor', () => {
  const since = new Date('2026-11-01T10:00:00Z');
  const duty = (role: Role, at: string, isRequired = true, hasFactor = false) =>
    factorDuty({ role, roleSince: since, hasFactor }, isRequired, new Date(at));

  test.each<[Role, string, string]>([
    ['agent', '2027-11-01T10:00:00Z', 'none'],
    ['lead', '2026-11-15T09:59:59Z', 'asked'],
    ['lead', '2026-11-15T10:00:00Z', 'owed'],
    ['owner', '2026-11-01T10:00:00Z', 'owed'],
  ])('%s at %s: %s', (role, at, expected) => expect(duty(role, at)).toBe(expected));

  test('nobody who has one, and nobody where it is only asked for', () => {
    for (const role of roles) {
      expect(duty(role, '2030-01-01T00:00:00Z', true, true)).toBe('none');
      expect(duty(role, '2030-01-01T00:00:00Z', false)).not.toBe('owed');
    }
  });
});
