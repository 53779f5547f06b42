import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** IPv6 that stands for an IPv4 address, which is its last four bytes: mapped, translated, and of a NAT64. */
const carriesIPv4 = new Set<string>(['ipv4Mapped', 'rfc6145', 'rfc6052']);

/** An address without what proxies write around it: quotes, brackets, a port, a zone. */
function bare(text: string): string {
  const unquoted = text.trim().replace(/^"(.*)"$/, '$1');
  const inBrackets = /^\[([^\]]*)\](?::\d+)?$/.exec(unquoted)?.[1];
  const withPort = /^([\d.]+):\d+$/.exec(unquoted)?.[1];
  return (inBrackets ?? withPort ?? unquoted).replace(/%.*$/, '');
}

/** The one address that a text spells, however it does. */
function parse(text: string): Address | null {
  const spelt = bare(text);
  // With a leading zero it is octal to some and decimal to others, so that it is no address of anybody's.
  const last = spelt.slice(spelt.lastIndexOf(':') + 1);
  const dotted = last.includes('.') || last === spelt;
  if (dotted && !ipaddr.IPv4.isValidFourPartDecimal(last)) return null;
  if (!ipaddr.isValid(spelt)) return null;
  const address = ipaddr.process(spelt);
  return address.kind() === 'ipv6' && carriesIPv4.has(address.range())
    ? ipaddr.fromByteArray(address.toByteArray().slice(-4))
    : address;
}

function prefix(address: Address, bits: number): string {
  const bytes = address
    .toByteArray()
    .map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - index * 8))));
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}

/*
 * Three nets around an address, from the narrowest. IPv4 and IPv6 are cut at different places, because addresses are given
 * out differently: a line of IPv4 has one address, and may have a neighbour's tomorrow; a line of IPv6 has a /64 for itself
 * and keeps it; and whoever rents a server or an office's line may have a whole /24, or a /48 of 65,536 lines.
 */

/**
 * One line: an IPv4 address, or the /64 of an IPv6 one, because whoever has one address of that has them all. One address
 * has one key, however it is spelt; what is no address has none.
 */
export function addressKey(text: string): string | null {
  const address = parse(text);
  return address && within(address, { ipv4: 32, ipv6: 64 });
}

/**
 * Where a line stays when it is given another address: a /24, or its own /64. Whoever fails too often shuts out all of
 * it, so it is the least that they can't leave at once.
 */
export const roamingKey = (key: string): string => netOf(key, { ipv4: 24, ipv6: 64 }) ?? key;

/**
 * What one party may well have the whole of: a /24 or a /48. Many are counted there as one, so that what it may do is a
 * multiple of what a line may.
 */
export const allocationKey = (key: string): string | null => netOf(key, { ipv4: 24, ipv6: 48 });

type Bits = { ipv4: number; ipv6: number };

function within(address: Address, bits: Bits): string {
  const kind = address.kind();
  return kind === 'ipv4' && bits.ipv4 === 32 ? address.toString() : prefix(address, bits[kind]);
}

function netOf(key: string, bits: Bits): string | null {
  const address = parse(key.replace(/\/64$/, ''));
  return address && within(address, bits);
}
