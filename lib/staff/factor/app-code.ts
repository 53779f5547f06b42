import { Secret, TOTP } from 'otpauth';

const periodSeconds = 30;
/** A code of the half-minute before or after is taken too: clocks differ, and people type slowly. */
const window = 1;

const totp = (seed: string, names: { issuer?: string; label?: string } = {}) =>
  new TOTP({ ...names, secret: Secret.fromBase32(seed), algorithm: 'SHA1', digits: 6, period: periodSeconds });

/** 160 bits, in the letters that authenticator apps take. */
export const newSeed = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads out of the QR code. */
export const appUri = (seed: string, shop: string, email: string): string =>
  totp(seed, { issuer: shop, label: email }).toString();

/** The half-minute, counted from 1970, whose code this is; null if it is the code of none about now. */
export function stepOf(seed: string, typed: string, at: Date): number | null {
  const token = typed.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totp(seed).validate({ token, timestamp: at.getTime(), window });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / periodSeconds) + delta;
}
