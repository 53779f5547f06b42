import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether this browser has passkeys. On the server, and until the page's script is there, none has. */
export const useHasPasskeys = (): boolean => useSyncExternalStore(never, browserSupportsWebAuthn, () => false);

type Asked<Credential> = { ok: true; credential: Credential } | { ok: false; says: string };

const words: Record<string, string> = {
  NotAllowedError: 'No passkey came. Please try again.',
  AbortError: 'No passkey came. Please try again.',
  InvalidStateError: 'This device has a passkey for your account already.',
  ConstraintError: 'This device can’t make a passkey that asks for a finger, a face or a PIN. Please try another.',
  NotSupportedError: 'This device can’t make a passkey for our shop. Please try another.',
  SecurityError: 'Passkeys don’t work at this address. Please use the shop’s own.',
};
const otherwise = 'The passkey did not work. Please try again.';

/** What the browser throws is no sentence for a person. */
async function asked<Credential>(work: () => Promise<Credential>): Promise<Asked<Credential>> {
  try {
    return { ok: true, credential: await work() };
  } catch (error) {
    return { ok: false, says: (error instanceof Error ? words[error.name] : undefined) ?? otherwise };
  }
}

type Making = Parameters<typeof startRegistration>[0]['optionsJSON'];
export type Showing = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** The browser asks its owner for a finger, a face or a PIN, and makes a passkey. */
export const makePasskey = (optionsJSON: Making) => asked(() => startRegistration({ optionsJSON }));
/** The same for one that it has. */
export const showPasskey = (optionsJSON: Showing) => asked(() => startAuthentication({ optionsJSON }));
