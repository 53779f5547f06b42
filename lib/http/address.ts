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

/**
 * Whom a limit counts: an IPv4 address, or the /64 of an IPv6 one, because whoever has one address of that has them all.
 * One address has one key, however it is spelt; what is no address has none.
 */
export function addressKey(text: string): string | null {
  const address = parse(text);
  if (!address) return null;
  return address.kind() === 'ipv4' ? address.toString() : prefix(address, 64);
}

/** The net that a key belongs to, which one party may well have the whole of: a /24, or the /48 of an IPv6 key. */
export function networkKey(key: string): string | null {
  const address = parse(key.replace(/\/64$/, ''));
  return address && prefix(address, address.kind() === 'ipv4' ? 24 : 48);
}
