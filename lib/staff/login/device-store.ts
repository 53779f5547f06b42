import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { kept } from '@/lib/data-map/kept';
import { db, type Tx } from '@/lib/db/connection';
import { staffDevices } from '@/lib/db/schema/staff';
import type { SetCookie } from '@/lib/http/answer';
import { ourCookie } from '@/lib/http/cookies';
import { nowDate } from '@/lib/time/clock';

const cookie = 'device';
const keptDays = kept.staffDeviceDays;
const nobody = '00000000-0000-0000-0000-000000000000';
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

export const deviceOf = (cookies: ReadonlyMap<string, string>): string | undefined => ourCookie(cookies, cookie);
export const deviceForgottenBefore = (): Date => new Date(nowDate().getTime() - keptDays * 86_400_000);
/** What a limit counts a device by. */
export const deviceKey = (token: string): string => hash(token).slice(0, 32);

const isKept = (token: string | undefined) =>
  and(eq(staffDevices.tokenHash, hash(token ?? '')), gt(staffDevices.seenAt, deviceForgottenBefore()));

/** Somebody has logged in before in this browser. Asks the same of the database about somebody whom we don't know. */
export async function isDeviceOf(token: string | undefined, staffId: string | undefined): Promise<boolean> {
  const found = await (await db())
    .select({ staffId: staffDevices.staffId })
    .from(staffDevices)
    .where(and(isKept(token), eq(staffDevices.staffId, staffId ?? nobody)));
  return found.length > 0;
}

/** Anybody at all has logged in before in this browser. */
export async function isKnownDevice(token: string | undefined): Promise<boolean> {
  if (!token) return false;
  return (
    (await (await db()).select({ staffId: staffDevices.staffId }).from(staffDevices).where(isKept(token)).limit(1))
      .length > 0
  );
}

/**
 * From now on this browser is one of theirs. It gets a new secret each time, which its other people keep as well, so
 * that whoever has put a secret of their own into it has nothing.
 */
export async function keepDevice(tx: Tx, before: string | undefined, staffId: string): Promise<SetCookie> {
  const token = randomBytes(32).toString('base64url');
  const tokenHash = hash(token);
  if (before)
    await tx
      .update(staffDevices)
      .set({ tokenHash })
      .where(eq(staffDevices.tokenHash, hash(before)));
  await tx
    .insert(staffDevices)
    .values({ tokenHash, staffId, seenAt: nowDate() })
    .onConflictDoUpdate({ target: [staffDevices.tokenHash, staffDevices.staffId], set: { seenAt: nowDate() } });
  return { name: cookie, value: token, maxAgeSeconds: keptDays * 86_400, sameSite: 'Strict' };
}
