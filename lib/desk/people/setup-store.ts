import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { db, type Recording, type Tx, transaction } from '@/lib/db/connection';
import { setupLinks, staff } from '@/lib/db/schema/staff';
import { queueMail } from '@/lib/outbox/queue-store';
import { record } from '@/lib/staff/audit-store';
import { hashInvitation, hashSetupToken, setupPath } from '@/lib/staff/invitation-token-store';
import { hashPassword } from '@/lib/staff/password-store';
import type { Role } from '@/lib/staff/permissions';
import { endAllSessions } from './people-store';

const ownerMinutes = 30;
const invitationHours = 72;

/** While nobody works here yet: a path, good for half an hour and one use, at which the owner sets their password. */
export async function firstOwnerLink(): Promise<string | null> {
  const database = await db();
  const [somebody] = await database.select({ id: staff.id }).from(staff).limit(1);
  if (somebody) return null;
  const token = randomBytes(32).toString('base64url');
  await database.insert(setupLinks).values({
    tokenHash: hashSetupToken(token),
    role: 'owner',
    expiresAt: sql`now() + make_interval(mins => ${ownerMinutes})`,
  });
  return setupPath(token);
}

type Invitation = { id: string; email: string; role: Role; by: { id: string; name: string } };

/**
 * A link for one address, good for 72 hours and one use, and a letter that carries it. For somebody who works here it
 * sets a new password; earlier links to the same address end. The same invitation sent twice is one.
 */
export async function invite({ id, email, role, by }: Invitation, keep?: Recording): Promise<void> {
  const address = email.toLowerCase();
  await transaction(async (tx) => {
    const made = await tx
      .insert(setupLinks)
      .values({
        tokenHash: hashInvitation(id),
        role,
        email: address,
        invitedBy: by.id,
        expiresAt: sql`now() + make_interval(hours => ${invitationHours})`,
      })
      .onConflictDoNothing()
      .returning({ tokenHash: setupLinks.tokenHash });
    const [link] = made;
    if (!link) return;
    await tx
      .update(setupLinks)
      .set({ usedAt: sql`now()` })
      .where(and(eq(setupLinks.email, address), isNull(setupLinks.usedAt), sql`token_hash <> ${link.tokenHash}`));
    await queueMail(tx, { subjectId: id, kind: 'invitation', payload: { email: address, by: by.name } });
    await keep?.(tx);
  });
}

const usable = (token: string) =>
  and(eq(setupLinks.tokenHash, hashSetupToken(token)), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, sql`now()`));

export type SetupLink = Pick<typeof setupLinks.$inferSelect, 'role' | 'email'>;

/** What a link is for; null if it is used up, too old, or the first owner's after there is one. */
export async function usableLink(token: string): Promise<SetupLink | null> {
  const database = await db();
  const [link] = await database
    .select({ role: setupLinks.role, email: setupLinks.email })
    .from(setupLinks)
    .where(usable(token));
  const [somebody] = await database.select({ id: staff.id }).from(staff).limit(1);
  return link && !(somebody && link.email === null) ? link : null;
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
      .returning({ role: setupLinks.role, email: setupLinks.email });
    if (!link) return null;
    const [somebody] = await tx.select({ id: staff.id }).from(staff).limit(1);
    if (somebody && link.email === null) return null;
    const address = link.email ?? email.toLowerCase();
    const id = randomUUID();
    const made = await tx
      .insert(staff)
      .values({ id, name, email: address, role: link.role, passwordHash })
      .onConflictDoNothing()
      .returning({ id: staff.id });
    const staffId = made[0]?.id ?? (await newPasswordOf(tx, address, passwordHash));
    if (staffId) await record(tx, staffId, { action: 'setup' });
    return staffId;
  });
}

/** Somebody who works here already has come by a link: their password is new, and who knew the old one is out. */
async function newPasswordOf(tx: Tx, email: string, passwordHash: string): Promise<string | null> {
  const [member] = await tx
    .update(staff)
    .set({ passwordHash })
    .where(and(eq(staff.email, email), eq(staff.disabled, false)))
    .returning({ id: staff.id });
  if (!member) return null;
  await endAllSessions(tx, member.id);
  return member.id;
}
