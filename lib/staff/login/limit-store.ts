import 'server-only';
import { deviceOf, isKnownDevice } from './device-store';

/** Of an address, whoever it tries to be. A browser that has logged in before is not held up by others behind its address. */
export const fromElsewhere = {
  max: 20,
  windowSeconds: 900,
  whenDown: 'closed',
  unless: (cookies: ReadonlyMap<string, string>) => isKnownDevice(deviceOf(cookies)),
} as const;
