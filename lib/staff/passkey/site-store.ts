import 'server-only';
import { isIP } from 'node:net';
import { env } from '@/lib/env';

/** Where passkeys of this shop hold: at its public address and nowhere else. */
export function passkeySite(): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(env().publicUrl);
  return { rpID: hostname, origin };
}

/** Browsers make them for a name, over https or on the machine itself; for a bare number never. */
export function hasPasskeys(): boolean {
  const { hostname, protocol } = new URL(env().publicUrl);
  const isNumber = isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0;
  return !isNumber && (protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost'));
}
