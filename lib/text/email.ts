import { domainToASCII, domainToUnicode } from 'node:url';
import { z } from 'zod';
import { oneLine } from './line';

/** RFC 5321's dot-string, with letters of every script after RFC 6531. Quoted names are allowed there and used by nobody. */
const word = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const nameShape = new RegExp(`^${word}(?:\\.${word})*$`, 'u');
const domainShape = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u;
/** The domain as DNS knows it: letters, figures and hyphens, and an end that is no number. */
const hostShape = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/;
const bytesOf = (text: string) => new TextEncoder().encode(text).length;
const isPlain = (text: string) => /^\p{ASCII}*$/u.test(text);

/** Scripts whose letters look alike: two of them in one word pass it off as another. */
const alike = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];
const isDisguised = (text: string) =>
  text.normalize('NFKC') !== text || text.split('.').some((part) => alike.filter((one) => one.test(part)).length > 1);

/**
 * An address that a mail server takes, or null. One address has one spelling here, however its domain was written: in its
 * own script, which is how its owner knows it. Letters for it go out in Punycode.
 */
export function readEmail(typed: string): string | null {
  const written = oneLine(typed);
  const [, name = '', domain = ''] = /^([^@]+)@([^@]+)$/.exec(written) ?? [];
  if (!nameShape.test(name) || !domainShape.test(domain) || isDisguised(name)) return null;
  const host = domainToASCII(domain);
  const shown = domainToUnicode(host);
  if (isDisguised(domain) || isDisguised(shown) || !hostShape.test(host)) return null;
  if (bytesOf(name) > 64 || bytesOf(name) + 1 + host.length > 254) return null;
  // The database folds the case of plain letters only.
  return `${isPlain(name) ? name : name.toLowerCase()}@${shown}`;
}

/** The same address in letters that every system takes, or null where its name has others. */
export function plainEmail(email: string): string | null {
  const at = email.lastIndexOf('@');
  const plain = `${email.slice(0, at)}@${domainToASCII(email.slice(at + 1))}`;
  return isPlain(plain) ? plain : null;
}

const error = 'Enter an e-mail address, such as name@example.com.';
const wrong = { code: 'custom', message: error } as const;

export const emailAddress = z.string({ error }).transform((typed, context) => {
  const email = readEmail(typed);
  if (email !== null) return email;
  context.addIssue(wrong);
  return z.NEVER;
});

/** One that may be left empty. */
export const optionalEmail = z
  .string()
  .transform((typed, context) => {
    const email = oneLine(typed) === '' ? '' : readEmail(typed);
    if (email !== null) return email;
    context.addIssue(wrong);
    return z.NEVER;
  })
  .default('');
