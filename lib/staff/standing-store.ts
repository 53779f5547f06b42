import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { staff, staffFactors } from '@/lib/db/schema/staff';

export type Person = Pick<typeof staff.$inferSelect, 'id' | 'name' | 'email'>;

/**
 * How an account stands: address, role, password, second factor. What is handed out on the way in, such as a link for a
 * new password, is good only while the account stands as it did then. Null for whoever has no way in.
 */
export async function standing(
  tx: Pick<Tx, 'select'>,
  staffId: string,
): Promise<{ person: Person; digest: string } | null> {
  const [row] = await tx
    .select({ member: staff, factorSince: staffFactors.onSince })
    .from(staff)
    .leftJoin(staffFactors, eq(staffFactors.staffId, staff.id))
    .where(and(eq(staff.id, staffId), eq(staff.disabled, false)));
  if (!row) return null;
  const { id, name, email, role, passwordHash } = row.member;
  const stands = JSON.stringify([id, email, role, passwordHash, row.factorSince]);
  return { person: { id, name, email }, digest: createHash('sha256').update(stands).digest('hex') };
}
