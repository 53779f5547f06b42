import 'server-only';
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { audit, staff } from '@/lib/db/schema/staff';
import { storableId, storableInstant } from '@/lib/http/storable';
import { addressHash } from '@/lib/staff/audit-store';
import { oneLine } from '@/lib/text/line';

export type AuditRow = Omit<typeof audit.$inferSelect, 'staffId'> & { who: string | null };
export const onePage = 100;
/** Some years of a busy desk. */
export const wholeFile = 50_000;

const typed = z.string().transform(oneLine).catch('');
const asked = z.object({ who: storableId().catch(''), what: typed, about: typed, before: storableInstant.catch('') });
type Asked = z.infer<typeof asked>;

/** What a query asks of the record; what can't be read in it is left out. */
export const askedOf = (query: Record<string, unknown>): Asked => asked.parse(query);

/** As the record calls what somebody asks for: an order by its number, a person by the digest of their address. */
async function subjectsOf(about: string): Promise<string[]> {
  if (about.includes('@')) return [addressHash(about)];
  const found = await (await db()).select({ id: orders.id }).from(orders).where(eq(orders.number, about.toUpperCase()));
  return [about, ...found.map(({ id }) => id)];
}

/** Who did and saw what, the latest first. */
export async function auditRows({ who, what, about, before }: Asked, most: number): Promise<AuditRow[]> {
  return (await db())
    .select({
      id: audit.id,
      at: audit.at,
      who: staff.name,
      action: audit.action,
      subject: audit.subject,
      detail: audit.detail,
      seq: audit.seq,
      hash: audit.hash,
    })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.staffId))
    .where(
      and(
        who ? eq(audit.staffId, who) : undefined,
        what ? eq(audit.action, what) : undefined,
        about ? inArray(audit.subject, await subjectsOf(about)) : undefined,
        before ? lt(audit.at, new Date(before)) : undefined,
      ),
    )
    .orderBy(desc(audit.at))
    .limit(most);
}

export async function auditActions(): Promise<string[]> {
  const rows = await (await db()).selectDistinct({ action: audit.action }).from(audit).orderBy(audit.action);
  return rows.map(({ action }) => action);
}
