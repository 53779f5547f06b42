import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { db, type Recording, type Tx, transaction } from '@/lib/db/connection';
import { setupLinks, staff } from '@/lib/db/schema/staff';
import { queueMail } from '@/lib/outbox/queue-store';
import { record } from '@/lib/staff/audit-store';
import { personOf, setPassword } from '@/lib/staff/links/password-link-store';
import { hashInvitation, hashSetupToken, setupPath } from '@/lib/staff/links/token-store';
import { tellMember } from '@/lib/staff/news-store';
import { hashPassword } from '@/lib/staff/password/password-store';
import type { Role } from '@/lib/staff/permissions';
import { rolesManagedBy } from './team';

const ownerMinutes = 30;
const invitationHours = 72;

/**
 * While nobody works here yet: a path, good for half an hour and one use, at which the owner sets their password. The
 * newest alone is good: what an earlier start printed is over.
 */
export async function firstOwnerLink(): Promise<string | null> {
  return transaction(async (tx) => {
    await tx.execute(sql`lock table ${setupLinks} in share row exclusive mode`);
    const [somebody] = await tx.select({ id: staff.id }).from(staff).limit(1);
    if (somebody) return null;
    await tx
      .update(setupLinks)
      .set({ usedAt: sql`now()` })
      .where(and(isNull(setupLinks.email), isNull(setupLinks.usedAt)));
    const token = randomBytes(32).toString('base64url');
    await tx.insert(setupLinks).values({
      tokenHash: hashSetupToken(token),
      role: 'owner',
      expiresAt: sql`now() + make_interval(mins => ${ownerMinutes})`,
    });
    return setupPath(token);
  });
}

type Invitation = { id: string; email: string; role: Role; by: { id: string; name: string } };

/**
 * A link for somebody who does not work here yet, good for 72 hours and one use, which goes by letter to their address
 * and to nobody else; earlier ones to the same address end. The same invitation sent twice is one.
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

type Kept = typeof setupLinks.$inferSelect;
/** What a link is for: the first owner, who names themselves; somebody new; or whoever sets a new password. */
export type SetupLink =
  | { of: 'owner' }
  | { of: 'invitation'; email: string; role: Role }
  | { of: 'password'; email: string; name: string; staffId: string };

/** What a link is good for as things stand now; null if what it was made for has changed since. */
async function meaningOf(tx: Pick<Tx, 'select'>, link: Kept): Promise<SetupLink | null> {
  if (link.staffId) {
    const person = await personOf(tx, link);
    return person ? { of: 'password', email: person.email, name: person.name, staffId: person.id } : null;
  }
  const { email, role } = link;
  if (email === null) {
    const [somebody] = await tx.select({ id: staff.id }).from(staff).limit(1);
    return somebody ? null : { of: 'owner' };
  }
  const [known] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.email, email));
  return !known && (await mayStillAsk(tx, link)) ? { of: 'invitation', email, role } : null;
}

/** Whoever has asked somebody in still works here, and may give this role. */
async function mayStillAsk(tx: Pick<Tx, 'select'>, { invitedBy, role }: Kept): Promise<boolean> {
  if (!invitedBy) return false;
  const [by] = await tx
    .select({ role: staff.role, disabled: staff.disabled })
    .from(staff)
    .where(eq(staff.id, invitedBy));
  return by !== undefined && !by.disabled && rolesManagedBy(by.role).includes(role);
}

/** What a link is for; null if it is used up, too old, or what it was made for has changed. */
export async function usableLink(token: string): Promise<SetupLink | null> {
  const database = await db();
  const [link] = await database.select().from(setupLinks).where(usable(token));
  return link ? meaningOf(database, link) : null;
}

type Claim = { token: string; name: string; email: string; password: string };

/** Uses the link up and makes the person; null when somebody was quicker or it is too late. */
export async function claimLink({ token, name, email, password }: Claim): Promise<string | null> {
  if (!(await usableLink(token))) return null;
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    // One claim at a time: of two links, both still good, only one makes an owner.
    await tx.execute(sql`lock table ${staff} in share row exclusive mode`);
    const [link] = await tx.update(setupLinks).set({ usedAt: sql`now()` }).where(usable(token)).returning();
    const meaning = link ? await meaningOf(tx, link) : null;
    if (!link || !meaning) return null;
    const asked: Record<string, string> = link.invitedBy ? { 'asked by': link.invitedBy } : {};
    if (meaning.of === 'password') {
      await setPassword(tx, meaning.staffId, passwordHash);
      await tellMember(tx, meaning.staffId, { what: 'password-changed' });
      await record(tx, meaning.staffId, { action: 'password-by-link', subject: meaning.staffId, detail: asked });
      return meaning.staffId;
    }
    const id = randomUUID();
    const invited = meaning.of === 'owner' ? { email: email.toLowerCase(), role: 'owner' as const } : meaning;
    await tx.insert(staff).values({ id, name, email: invited.email, role: invited.role, passwordHash });
    await record(tx, id, { action: 'setup', subject: id, detail: asked });
    return id;
  });
}
