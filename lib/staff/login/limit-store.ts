import 'server-only';
import { deviceKey, deviceOf, isKnownDevice } from './device-store';

/** Of an address, whoever it tries to be. A browser that has logged in before is not held up by others behind its address. */
export const fromElsewhere = {
  max: 20,
  windowSeconds: 900,
  whenDown: 'closed',
  unless: (cookies: ReadonlyMap<string, string>) => isKnownDevice(deviceOf(cookies)),
} as const;

/** Each is a row for some minutes, so a browser that has logged in before is counted too, but by itself. */
export const passkeyBegins = {
  max: 60,
  windowSeconds: 900,
  whenDown: 'closed',
  async instead(cookies: ReadonlyMap<string, string>) {
    const device = deviceOf(cookies) ?? '';
    return (await isKnownDevice(device)) ? deviceKey(device) : null;
  },
} as const;
