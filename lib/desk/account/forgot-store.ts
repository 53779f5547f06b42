import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { withinLimit } from '@/lib/http/limit-store';
import { record } from '@/lib/staff/audit-store';
import { sendPasswordLink } from '@/lib/staff/links/password-link-store';

const lettersAnHour = 3;

/** Sends a link for a new password to whoever has this address and works here. Whoever asks is not told whether it did. */
export async function forgotPassword(email: string): Promise<void> {
  const [member] = await (await db())
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.email, email.toLowerCase()), eq(staff.disabled, false)));
  if (!member) return;
  const limit = { scope: 'forgot-account', key: member.id, max: lettersAnHour, windowSeconds: 3600 };
  if (!(await withinLimit({ ...limit, whenDown: 'closed' })).ok) return;
  await transaction(async (tx) => {
    await sendPasswordLink(tx, { id: randomUUID(), staffId: member.id, by: null });
    await record(tx, null, { action: 'password-forgotten', subject: member.id });
  });
}
