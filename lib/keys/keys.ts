import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { isId } from './id';

/** What a link in a letter, or one that somebody is given, opens; 'last-order' is in a browser's cookie. */
type LinkPurpose =
  | 'complaint'
  | 'order-link'
  | 'last-order'
  | 'chat-confirm'
  | 'chat-continue'
  | 'invitation'
  | 'login-code';
/** What the shop signs, so that it knows its own words again. */
type SignPurpose = 'discount' | 'preview' | 'address' | 'network' | 'limit' | 'turn';
/** What the shop keeps unreadable. */
type SealPurpose = 'second-factor';

export type Keys = {
  /** The secret of a row's link: only a server can make it from the row's id, so no database holds it. */
  tokenOf(purpose: LinkPurpose, id: string): string;
  /** Which row a link is for; null unless it was made with a secret that still stands. */
  idOf(purpose: LinkPurpose, token: string): string | null;
  /** Every secret that opens this row: of each secret that stands, and of the time before links had key ids. */
  tokensOf(purpose: LinkPurpose, id: string): string[];
  sign(purpose: SignPurpose, text: string): string;
  isSigned(purpose: SignPurpose, text: string, signature: string): boolean;
  /** Makes a small secret unreadable, for one owner, such as the id of its row: in another's row it opens no more. */
  encrypt(purpose: SealPurpose, owner: string, text: string): string;
  /** Null unless it was sealed for this owner with a secret that still stands. Of an earlier secret, seal it anew. */
  decrypt(purpose: SealPurpose, owner: string, sealed: string): { text: string; withEarlierSecret: boolean } | null;
};

const idBytes = 3;
const uuidBytes = 16;
const macBytes = 32;
const [ivBytes, tagBytes] = [12, 16];

/** What a link's secret may look like: key id, row's id and signature, or, of an earlier time, a signature alone. */
export const tokenShape = /^(?:[\w-]{68}|[\w-]{43})$/;

const derive = (secret: string, purpose: string, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, '', `shop:${purpose}`, length));
const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const isSame = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);

/** Strict: two spellings of the same bytes are not the same secret. */
function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * All keys of a list of secrets, new first. The first one makes; every one that is listed opens. Each purpose has a key
 * of its own, and what is made begins with the id of its secret, which says nothing of the secret itself.
 */
export function keysOf(secrets: readonly string[]): Keys {
  const kept = secrets.map((secret) => ({ secret, id: derive(secret, 'key-id', idBytes) }));
  const [newest] = kept;
  if (!newest) throw new Error('SHOP_SECRET lists no secret.');
  const withId = (id: Buffer) => kept.filter((one) => one.id.equals(id)).map(({ secret }) => secret);
  const macOf = (secret: string, purpose: string, text: string) => mac(derive(secret, purpose, macBytes), text);
  /** Before key ids: one key for all, a prefix for each purpose. */
  const macBefore = (secret: string, purpose: string, text: string) => mac(secret, `${purpose}:${text}`);
  const tokenWith = (one: (typeof kept)[number], purpose: LinkPurpose, id: string) => {
    if (!isId(id)) throw new Error(`A link's secret is made from a row's id, not from "${id}".`);
    const row = Buffer.from(id.replaceAll('-', ''), 'hex');
    return Buffer.concat([one.id, row, macOf(one.secret, purpose, id)]).toString('base64url');
  };

  return {
    tokenOf: (purpose, id) => tokenWith(newest, purpose, id),
    tokensOf: (purpose, id) => [
      ...kept.map((one) => tokenWith(one, purpose, id)),
      ...kept.map(({ secret }) => macBefore(secret, purpose, id).toString('base64url')),
    ],
    idOf(purpose, token) {
      const bytes = bytesOf(token);
      if (bytes?.length !== idBytes + uuidBytes + macBytes) return null;
      const id = uuidOf(bytes.subarray(idBytes, idBytes + uuidBytes));
      const given = bytes.subarray(idBytes + uuidBytes);
      const ours = withId(bytes.subarray(0, idBytes)).some((secret) => isSame(given, macOf(secret, purpose, id)));
      return ours ? id : null;
    },
    sign: (purpose, text) => Buffer.concat([newest.id, macOf(newest.secret, purpose, text)]).toString('base64url'),
    isSigned(purpose, text, signature) {
      const bytes = bytesOf(signature);
      if (!bytes) return false;
      if (bytes.length === macBytes) return kept.some(({ secret }) => isSame(bytes, macBefore(secret, purpose, text)));
      const given = bytes.subarray(idBytes);
      return withId(bytes.subarray(0, idBytes)).some((secret) => isSame(given, macOf(secret, purpose, text)));
    },
    encrypt(purpose, owner, text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', derive(newest.secret, purpose, 32), iv);
      cipher.setAAD(Buffer.from(owner));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([newest.id, iv, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    decrypt(purpose, owner, sealed) {
      const bytes = bytesOf(sealed);
      if (!bytes || bytes.length < idBytes + ivBytes + tagBytes) return null;
      const [ivEnd, tagEnd] = [idBytes + ivBytes, idBytes + ivBytes + tagBytes];
      for (const secret of withId(bytes.subarray(0, idBytes))) {
        const key = derive(secret, purpose, 32);
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(idBytes, ivEnd), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(ivEnd, tagEnd));
        try {
          const text = Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString('utf8');
          return { text, withEarlierSecret: secret !== newest.secret };
        } catch {
          // Not this key, not this owner, or changed since.
        }
      }
      return null;
    },
  };
}

let made: { secrets: readonly string[]; keys: Keys } | undefined;

/** The keys of this shop's own secrets. */
export function keys(): Keys {
  const secrets = env().shopSecrets;
  if (made?.secrets !== secrets) made = { secrets, keys: keysOf(secrets) };
  return made.keys;
}
