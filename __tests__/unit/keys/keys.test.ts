import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keysOf, tokenShape } from '@/lib/keys/keys';

const [older, newer] = ['the older secret of a shop, long enough', 'the newer secret of a shop, long enough'];
const before = keysOf([older]);
const between = keysOf([newer, older]);
const after = keysOf([newer]);
const links = ['order-link', 'chat-confirm', 'chat-continue', 'invitation'] as const;
const signatures = ['discount', 'preview', 'address'] as const;
const oldFormat = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64url');

describe.each(links)('a link for %s', (purpose) => {
  test('opens its own row while the secret it was made with is listed, and no longer', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const token = before.tokenOf(purpose, id);
        expect(token).toMatch(tokenShape);
        expect([before, between, after].map((keys) => keys.idOf(purpose, token))).toEqual([id, id, null]);
        expect(between.tokensOf(purpose, id)).toContain(token);
        expect(after.tokensOf(purpose, id)).not.toContain(token);
        const made = between.tokenOf(purpose, id);
        expect([made, after.idOf(purpose, made), before.idOf(purpose, made)]).toEqual([
          after.tokenOf(purpose, id),
          id,
          null,
        ]);
      }),
      { numRuns: 30 },
    );
  });

  test('of the time before key ids is one of its row’s while its secret is listed', () => {
    const id = '3f1a9c52-7a47-4f0e-9d59-0c8f2a6b1e11';
    const token = oldFormat(older, `${purpose}:${id}`);
    expect(token).toMatch(tokenShape);
    expect([before, between, after].map((keys) => keys.tokensOf(purpose, id).includes(token))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('opens nothing when a character of it is another, nor for another purpose', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(67), fc.constantFrom(...'Aa0_-'), (id, at, other) => {
        const token = before.tokenOf(purpose, id);
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        if (changed !== token) expect(before.idOf(purpose, changed)).toBeNull();
        for (const another of links.filter((one) => one !== purpose))
          expect([before.idOf(another, token), before.tokensOf(another, id).includes(token)]).toEqual([null, false]);
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(signatures)('a signature for %s', (purpose) => {
  test.each([
    ['of today', before.sign(purpose, 'some words')],
    ['of the time before key ids', oldFormat(older, `${purpose}:some words`)],
  ])('%s holds for its words while its secret is listed', (_name, signature) => {
    expect([before, between, after].map((keys) => keys.isSigned(purpose, 'some words', signature))).toEqual([
      true,
      true,
      false,
    ]);
    expect(before.isSigned(purpose, 'other words', signature)).toBe(false);
    for (const another of signatures.filter((one) => one !== purpose))
      expect(before.isSigned(another, 'some words', signature)).toBe(false);
  });

  test('anything else is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(before.isSigned(purpose, 'some words', text)).toBe(false);
      }),
    );
  });
});

describe('a small secret kept unreadable', () => {
  test('reads back for its owner alone, and says when an earlier secret sealed it', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), (text, owner) => {
        const sealed = before.encrypt('second-factor', owner, text);
        expect(before.decrypt('second-factor', owner, sealed)).toEqual({ text, withEarlierSecret: false });
        expect(between.decrypt('second-factor', owner, sealed)).toEqual({ text, withEarlierSecret: true });
        expect(after.decrypt('second-factor', owner, sealed)).toBeNull();
        expect(before.decrypt('second-factor', `${owner}?`, sealed)).toBeNull();
        expect(before.encrypt('second-factor', owner, text)).not.toBe(sealed);
      }),
      { numRuns: 30 },
    );
  });

  test('changed by a character, cut short or made up, it reads as nothing', () => {
    const sealed = before.encrypt('second-factor', 'ann', 'JBSWY3DPEHPK3PXP');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(before.decrypt('second-factor', 'ann', changed)).toBeNull();
      expect(before.decrypt('second-factor', 'ann', sealed.slice(0, at))).toBeNull();
    }
    expect(before.decrypt('second-factor', 'ann', 'no such thing')).toBeNull();
  });
});

test('what is made says nothing of the secret, and no two purposes share a key', () => {
  const id = '3f1a9c52-7a47-4f0e-9d59-0c8f2a6b1e11';
  const made = [
    ...links.map((purpose) => before.tokenOf(purpose, id)),
    ...signatures.map((purpose) => before.sign(purpose, id)),
  ];
  expect(new Set(made.map((one) => one.slice(-40))).size).toBe(made.length);
  expect(new Set(made.map((one) => one.slice(0, 4))).size).toBe(1);
  expect(after.sign('discount', id).slice(0, 4)).not.toBe(made[0]?.slice(0, 4));
});

test('a link’s secret is made from a row’s id and from nothing else; a shop without a secret has no keys', () => {
  expect(() => before.tokenOf('order-link', 'LK-7F3K-92QD')).toThrow(/row’s id|row's id/);
  expect(() => keysOf([])).toThrow(/SHOP_SECRET/);
});
