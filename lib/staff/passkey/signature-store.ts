import 'server-only';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, decodeClientDataJSON, isoBase64URL } from '@simplewebauthn/server/helpers';
import type { NewCredential, SignedCredential } from './credential';
import { passkeySite } from './site-store';

/** ES256 and RS256: every authenticator has one of them, and so has every Node that the shop runs on. */
export const algorithms = [-7, -257];
const noExtensions = { clientExtensionResults: {} };

/** What it is of what a browser sent, or null: of something that is none of that, the library throws. */
async function unlessForged<Found>(work: () => Found | Promise<Found>): Promise<Found | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

/** The challenge that a browser says it answers; an empty one where it says nothing that could be one of ours. */
export async function challengeOf({ response }: NewCredential | SignedCredential): Promise<string> {
  const said = await unlessForged(() => String(decodeClientDataJSON(response.clientDataJSON).challenge));
  return said !== null && /^[\w-]{43}$/.test(said) ? said : '';
}

const expected = (challenge: string) => {
  const { rpID, origin } = passkeySite();
  return { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true };
};

/**
 * Whether a passkey vouches for itself at most. The shop asks for no more, and to look into a maker's certificate would
 * mean to fetch what it points at.
 */
function vouchesForItself(attestationObject: string): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  return ['none', 'packed'].includes(decoded.get('fmt')) && decoded.get('attStmt').get('x5c') === undefined;
}

type Made = { credentialId: string; publicKey: Uint8Array; counter: number };

/** A passkey made here, for this challenge, by a device that knew its owner; else null. */
export async function madeWith(challenge: string, made: NewCredential): Promise<Made | null> {
  return unlessForged(async () => {
    if (!vouchesForItself(made.response.attestationObject)) return null;
    const { registrationInfo } = await verifyRegistrationResponse({
      ...expected(challenge),
      response: { ...made, ...noExtensions },
      supportedAlgorithmIDs: algorithms,
    });
    if (!registrationInfo) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credentialId: id, publicKey, counter };
  });
}

type Passkey = { staffId: string; credentialId: string; publicKey: Uint8Array };

/** How often a passkey had signed, once it signs this challenge; null if it is not its signature. */
export async function signedWith(
  passkey: Passkey,
  challenge: string,
  signed: SignedCredential,
): Promise<number | null> {
  const { userHandle } = signed.response;
  if (!userHandle || userHandle !== handleOf(passkey.staffId)) return null;
  return unlessForged(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...expected(challenge),
      response: { ...signed, response: { ...signed.response, userHandle }, ...noExtensions },
      // Whether it counts on is asked once the signature is known to be its own.
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  });
}

/** By what a device knows whose passkey it has: an id, which says nothing of the person. */
export const handleBytes = (staffId: string) => new Uint8Array(Buffer.from(staffId.replaceAll('-', ''), 'hex'));
const handleOf = (staffId: string): string => isoBase64URL.fromBuffer(handleBytes(staffId));
