import 'server-only';
import { eq } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { withinLimit } from '@/lib/http/limit-store';
import { checkPassword } from './password-store';

export type LoggedIn = { ok: true; staffId: string } | { ok: false; retryAfterSeconds?: number };

/** Five tries a quarter of an hour for one account, wherever they come from; the same answer whether it exists or not. */
export async function logIn(email: string, password: string): Promise<LoggedIn> {
  const account = email.toLowerCase();
  const allowed = await withinLimit({
    scope: 'login-account',
    key: account,
    max: 5,
    windowSeconds: 900,
    whenDown: 'closed',
  });
  if (!allowed.ok) return allowed;
  const [member] = await (await db()).select().from(staff).where(eq(staff.email, account));
  const matches = await checkPassword(member?.passwordHash, password);
  return member && matches && !member.disabled ? { ok: true, staffId: member.id } : { ok: false };
}
