import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { append } from '@/lib/chat/log/log-store';
import { db, type Recording, type Tx, transaction } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { setupLinks, staff } from '@/lib/db/schema/staff';
import { tellMember } from '@/lib/staff/news-store';
import type { Role } from '@/lib/staff/permissions';
import { endWaysIn } from '@/lib/staff/ways-in-store';
import { nowDate } from '@/lib/time/clock';
import { type Refusal, whyNot } from './team';

export type Employee = {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabled: boolean;
  hasFactor: boolean;
  openConversations: number;
};
type Actor = { id: string; role: Role };

export async function everybody(): Promise<Employee[]> {
  const open = sql<number>`(select count(*)::int from conversations c where c.assignee_id = ${staff.id} and c.status = 'open')`;
  return (await db())
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      disabled: staff.disabled,
      hasFactor: sql<boolean>`exists (select 1 from staff_factors f where f.staff_id = ${staff.id} and f.on_since is not null)`,
      openConversations: open,
    })
    .from(staff)
    .orderBy(asc(staff.disabled), asc(staff.name));
}

export async function employeeByEmail(
  email: string,
): Promise<Pick<Employee, 'id' | 'name' | 'role' | 'disabled'> | null> {
  const [found] = await (await db())
    .select({ id: staff.id, name: staff.name, role: staff.role, disabled: staff.disabled })
    .from(staff)
    .where(eq(staff.email, email.toLowerCase()));
  return found ?? null;
}

export type OpenInvitation = { email: string; role: Role; expiresAt: Date };

export async function openInvitations(): Promise<OpenInvitation[]> {
  const rows = await (await db())
    .select({ email: setupLinks.email, role: setupLinks.role, expiresAt: setupLinks.expiresAt })
    .from(setupLinks)
    .where(
      and(
        isNull(setupLinks.usedAt),
        isNull(setupLinks.staffId),
        isNotNull(setupLinks.email),
        sql`${setupLinks.expiresAt} > now()`,
      ),
    )
    .orderBy(asc(setupLinks.expiresAt));
  return rows.flatMap(({ email, ...rest }) => (email ? [{ email, ...rest }] : []));
}

type Changed = { ok: true } | { ok: false; why: Refusal | 'unknown' };

/** Gives somebody another role, or takes away or gives back their way in. Every session of theirs ends with it. */
export async function changeMember(
  actor: Actor,
  staffId: string,
  becomes: Role | 'disabled',
  record?: Recording,
): Promise<Changed> {
  return transaction(async (tx) => {
    // One change at a time, so that two owners can't unmake each other in the same moment.
    await tx.execute(sql`lock table ${staff} in share row exclusive mode`);
    const [person] = await tx.select().from(staff).where(eq(staff.id, staffId));
    if (!person) return { ok: false, why: 'unknown' };
    const [owners] = await tx
      .select({ count: count() })
      .from(staff)
      .where(and(eq(staff.role, 'owner'), eq(staff.disabled, false)));
    const why = whyNot(actor, person, becomes, owners?.count ?? 0);
    if (why) return { ok: false, why };
    const disabled = becomes === 'disabled';
    await tx
      .update(staff)
      .set({
        disabled,
        ...(becomes === 'disabled' || becomes === person.role ? {} : { role: becomes, roleSince: nowDate() }),
      })
      .where(eq(staff.id, staffId));
    await endWaysIn(tx, staffId, disabled ? 'disabled' : 'role-changed');
    if (disabled) await handOnAll(tx, staffId);
    if (disabled !== person.disabled)
      await tellMember(tx, staffId, { what: disabled ? 'disabled' : 'back', by: actor.id });
    if (becomes !== 'disabled' && becomes !== person.role)
      await tellMember(tx, staffId, { what: 'role-changed', by: actor.id, becomes });
    await record?.(tx);
    return { ok: true };
  });
}

/** What somebody had is anybody's again. */
async function handOnAll(tx: Tx, staffId: string): Promise<void> {
  const theirs = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.assigneeId, staffId), eq(conversations.status, 'open')));
  for (const { id } of theirs)
    await append(tx, id, { clientId: randomUUID(), kind: 'assign', author: 'shop', body: { assigneeId: null } });
}
