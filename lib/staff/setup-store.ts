import 'server-only';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { setupLinks, staff } from '@/lib/db/schema/staff';
import { hashPassword } from './password-store';

const lifeMinutes = 30;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** While nobody works here yet: a path, good for half an hour and one use, at which the owner sets their password. */
export async function firstOwnerLink(): Promise<string | null> {
  const database = await db();
  const [somebody] = await database.select({ id: staff.id }).from(staff).limit(1);
  if (somebody) return null;
  const token = randomBytes(32).toString('base64url');
  await database
    .insert(setupLinks)
    .values({ tokenHash: hash(token), role: 'owner', expiresAt: sql`now() + make_interval(mins => ${lifeMinutes})` });
  return `/staff/setup/${token}`;
}

const usable = (token: string) =>
  and(eq(setupLinks.tokenHash, hash(token)), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, sql`now()`));

export async function isUsable(token: string): Promise<boolean> {
  const database = await db();
  const [link] = await database.select({ role: setupLinks.role }).from(setupLinks).where(usable(token));
  const [somebody] = await database.select({ id: staff.id }).from(staff).limit(1);
  return link !== undefined && !(somebody && link.role === 'owner');
}

type Claim = { token: string; name: string; email: string; password: string };

/** Uses the link up and makes the person; null when somebody was quicker or it is too late. */
export async function claimLink({ token, name, email, password }: Claim): Promise<string | null> {
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    // One claim at a time: of two first-owner links, both still good, only one makes an owner.
    await tx.execute(sql`lock table ${staff} in share row exclusive mode`);
    const [link] = await tx
      .update(setupLinks)
      .set({ usedAt: sql`now()` })
      .where(usable(token))
      .returning({ role: setupLinks.role });
    if (!link) return null;
    const [somebody] = await tx.select({ id: staff.id }).from(staff).limit(1);
    if (somebody && link.role === 'owner') return null;
    const id = randomUUID();
    const made = await tx
      .insert(staff)
      .values({ id, name, email: email.toLowerCase(), role: link.role, passwordHash })
      .onConflictDoNothing()
      .returning({ id: staff.id });
    return made[0]?.id ?? null;
  });
}
