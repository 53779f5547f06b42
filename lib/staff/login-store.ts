import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { roamingKey } from '@/lib/http/address';
import { type Allowed, anyLeft, forgiveLimit, withinLimit } from '@/lib/http/limit-store';
import { record } from './audit-store';
import { deviceKey, isDeviceOf } from './login/device-store';

import { checkPassword } from './password/password-store';
import { standing } from './standing-store';

/** Where somebody comes from: their address, and the secret of a browser that may have logged in before. */
export type From = { address: string; device: string | undefined };
export type LoggedIn =
  | { ok: true; staffId: string; stands: string; unsure: boolean }
  | { ok: false; retryAfterSeconds?: number };

const quarter = { windowSeconds: 900, whenDown: 'closed' } as const;
/** Asked about like anybody, so that nobody learns by the time it takes who works here. */
const nobody = '00000000-0000-0000-0000-000000000000';
/** Failures from anywhere in an hour, after which a right password from an unknown browser is not enough by itself. */
const everywhere = { scope: 'login-everywhere', max: 30, windowSeconds: 3600 };

/**
 * Five tries a quarter of an hour for one account from one network, and ten from a browser in which this account has
 * logged in before: whoever fails elsewhere shuts nobody out. The same answer, after the same work, whether the account
 * exists or not. Every try is on record.
 */
export async function logIn(email: string, password: string, from: From): Promise<LoggedIn> {
  const account = email.toLowerCase();
  const database = await db();
  const [named] = await database.select({ id: staff.id }).from(staff).where(eq(staff.email, account));
  // How it stands comes before the password that is checked: what changes in between is noticed.
  const stands = (await standing(database, named?.id ?? nobody))?.digest;
  const [member] = await database.select().from(staff).where(eq(staff.email, account));
  const isKnown = await isDeviceOf(from.device, member?.id);
  const limit = isKnown
    ? { scope: 'login-device', key: deviceKey(from.device ?? ''), max: 10, ...quarter }
    : { scope: 'login-account', key: `${account} ${roamingKey(from.address)}`, max: 5, ...quarter };
  const allowed: Allowed = await withinLimit(limit);
  const calm = await anyLeft({ ...everywhere, key: account });
  if (!allowed.ok) {
    await record(database, member?.id ?? null, { action: 'login-refused', subject: account });
    return allowed;
  }
  const matches = await checkPassword(member?.passwordHash, password, isKnown ? 'known' : 'stranger');
  if (!member || !matches || member.disabled || !stands) {
    await withinLimit({ ...everywhere, key: account, whenDown: 'closed' });
    await record(database, member?.id ?? null, { action: 'login-failed', subject: account });
    return { ok: false };
  }
  await forgiveLimit(limit.scope, limit.key);
  return { ok: true, staffId: member.id, stands, unsure: !isKnown && !calm.ok };
}
