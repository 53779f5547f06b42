/** The network that an address belongs to: of an IPv4 address its /24; IPv6 is counted by /64 already. */
export function networkOf(address: string): string {
  const [, first24] = /^(\d+\.\d+\.\d+)\.\d+$/.exec(address) ?? [];
  return first24 ? `${first24}.0/24` : address;
}
