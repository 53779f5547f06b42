import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { forgiveLimit, withinLimit } from '@/lib/http/limit-store';
import { record } from './audit-store';
import { checkPassword } from './password-store';

export type LoggedIn = { ok: true; staffId: string } | { ok: false; retryAfterSeconds?: number };
const scope = 'login-account';

/**
 * Five failures a quarter of an hour for one account, wherever they come from; the same answer whether it exists or not.
 * Every try is on record.
 */
export async function logIn(email: string, password: string): Promise<LoggedIn> {
  const account = email.toLowerCase();
  const allowed = await withinLimit({ scope, key: account, max: 5, windowSeconds: 900, whenDown: 'closed' });
  const database = await db();
  const [member] = await database.select().from(staff).where(eq(staff.email, account));
  if (!allowed.ok) {
    await record(database, member?.id ?? null, { action: 'login-refused', subject: account });
    return allowed;
  }
  const matches = await checkPassword(member?.passwordHash, password);
  if (!member || !matches || member.disabled) {
    await record(database, member?.id ?? null, { action: 'login-failed', subject: account });
    return { ok: false };
  }
  await forgiveLimit(scope, account);
  await record(database, member.id, { action: 'login', subject: account });
  return { ok: true, staffId: member.id };
}
