import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressKey, allocationKey, roamingKey } from '@/lib/http/address';
import { clientAddress } from '@/lib/serve/hygiene';

describe('an address that a limit counts', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:4000', '192.0.2.1'],
    [' "192.0.2.1:4000" ', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:4000', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['::FFFF:0:192.0.2.1', '192.0.2.1'],
    ['64:ff9b::192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::/64'],
    ['2001:db8::2', '2001:db8::/64'],
    ['2001:db8:0:0:ffff::', '2001:db8::/64'],
    ['[2001:db8::1]:443', '2001:db8::/64'],
    ['2001:DB8:0000:0000:0000:0000:0000:0001', '2001:db8::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['[fe80::1%25eth0]:80', 'fe80::/64'],
    ['::1', '::/64'],
  ])('%s counts for %s', (spelt, key) => {
    expect(addressKey(spelt)).toBe(key);
  });

  test.each([
    '',
    'unknown',
    '_hidden',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '010.0.0.1',
    '1.2.3.256',
    '1.2.3.4.5',
    '1.2.3.4/8',
    '::ffff:010.0.0.1',
    '2001:db8',
    '1::2::3',
    '2001:db8::g',
    '1:2:3:4:5:6:7:8:9',
    '[2001:db8::1',
    'shop.example:80',
  ])('%s is nobody’s, and all such are one', (text) => {
    expect(addressKey(text)).toBeNull();
    expect(clientAddress('10.0.0.1', text || 'x', 1)).toBe('unreadable');
  });

  test.each([
    ['192.0.2.1', '192.0.2.0/24', '192.0.2.0/24'],
    ['2001:db8:1:2::/64', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['::/64', '::/64', '::/48'],
    ['unreadable', 'unreadable', null],
  ])('%s stays in %s, and may belong to whoever has %s', (key, roaming, allocation) => {
    expect([roamingKey(key), allocationKey(key)]).toEqual([roaming, allocation]);
  });

  const group = fc.integer({ min: 0, max: 0xffff });
  const groups = fc.array(fc.oneof(fc.constant(0), group), { minLength: 8, maxLength: 8 });
  const port = fc.integer({ min: 0, max: 65_535 });

  /** Each group with or without its zeros, in capitals or not, one run of zeros left out, in brackets, with port and zone. */
  const spelling = fc
    .tuple(
      groups,
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      fc.boolean(),
      fc.nat(7),
      fc.nat(7),
      fc.constantFrom('', '%eth0', '%1'),
      fc.option(port),
      fc.boolean(),
    )
    .map(([parts, padded, upper, from, length, zone, at, quoted]) => {
      const written = parts.map((part, index) => part.toString(16).padStart(padded[index] ? 4 : 1, '0'));
      const zeros = parts.slice(from, from + length);
      const left = zeros.length > 1 && zeros.every((part) => part === 0);
      const plain = left
        ? `${written.slice(0, from).join(':')}::${written.slice(from + length).join(':')}`
        : written.join(':');
      const cased = `${upper ? plain.toUpperCase() : plain}${zone}`;
      const whole = at === null ? cased : `[${cased}]:${at}`;
      return { parts, text: quoted ? `"${whole}"` : whole };
    });

  test('every spelling of one IPv6 address has one key, its /64, and one net, its /48', () => {
    fc.assert(
      fc.property(spelling, ({ parts, text }) => {
        const canonical = addressKey(parts.map((part) => part.toString(16)).join(':'));
        expect(canonical).not.toBeNull();
        expect(addressKey(text)).toBe(canonical);
      }),
    );
  });

  test('two addresses share a key when the first four groups are the same, a net when the first three are', () => {
    const real = groups.filter(([first = 0]) => first >= 0x2000);
    fc.assert(
      fc.property(real, real, fc.nat(8), (one, other, shared) => {
        const text = (parts: number[]) => parts.map((part) => part.toString(16)).join(':');
        const mixed = [...one.slice(0, shared), ...other.slice(shared)];
        const same = (count: number) => one.slice(0, count).every((part, index) => part === mixed[index]);
        const [a, b] = [addressKey(text(one)) ?? '', addressKey(text(mixed)) ?? ''];
        expect(a === b).toBe(same(4));
        expect(roamingKey(a) === roamingKey(b)).toBe(same(4));
        expect(allocationKey(a) === allocationKey(b)).toBe(same(3));
      }),
    );
  });

  test('every spelling of one IPv4 address has one key', () => {
    fc.assert(
      fc.property(fc.ipV4(), port, (address, at) => {
        const hex = address.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'));
        const mapped = `::ffff:${hex.slice(0, 2).join('')}:${hex.slice(2).join('')}`;
        for (const text of [address, `${address}:${at}`, `::ffff:${address}`, mapped, `[${mapped}]:${at}`])
          expect(addressKey(text)).toBe(address);
      }),
    );
  });

  test('whatever is typed there, the answer is a key or none', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(clientAddress('10.0.0.1', text, 1)).toMatch(/^[\w.:/]+$/)));
  });
});
