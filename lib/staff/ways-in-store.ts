import 'server-only';
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { removePasskeys } from './passkey/passkey-store';
import { hashPassword } from './password/password-store';
import { endDevices, endSessions } from './session-store';

/** Of a password that nobody knows. */
const noPassword = () => hashPassword(randomBytes(32).toString('base64url'), 'known');

/**
 * What ends with what becomes of an account, besides its sessions, logins half-way and links for a new password, which
 * end with all of it. Passkeys go where nobody says any more that they are its owner's: with an account that was taken
 * back from the outside, and with one that is shut, whose devices may have other hands by the time it opens again.
 */
const alsoEnds = {
  'logged-out-elsewhere': { devices: true, passkeys: false, password: false },
  'new-password': { devices: true, passkeys: false, password: false },
  'factor-taken-off': { devices: true, passkeys: false, password: false },
  'role-changed': { devices: false, passkeys: false, password: false },
  disabled: { devices: true, passkeys: true, password: false },
  reset: { devices: true, passkeys: true, password: true },
} as const;

/** Where they sit who do it to their own account: there they stay logged in, and known. */
export type Here = { session: string; device: string | undefined };

/** Ends the ways in to somebody's account that were good until now, and says how many passkeys were among them. */
export async function endWaysIn(
  tx: Tx,
  staffId: string,
  why: keyof typeof alsoEnds,
  here?: Here,
): Promise<{ passkeys: number }> {
  const ends = alsoEnds[why];
  // A passkey that is being added at this moment is there by now, or finds its session ended.
  await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId)).for('update');
  await endSessions(tx, staffId, here?.session);
  if (ends.devices) await endDevices(tx, staffId, here?.device);
  if (ends.password)
    await tx
      .update(staff)
      .set({ passwordHash: await noPassword() })
      .where(eq(staff.id, staffId));
  return { passkeys: ends.passkeys ? await removePasskeys(tx, staffId) : 0 };
}
