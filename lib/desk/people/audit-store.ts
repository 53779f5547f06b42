import 'server-only';
import { and, desc, eq, lt } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { audit, staff } from '@/lib/db/schema/staff';

export type AuditRow = {
  id: string;
  at: Date;
  who: string | null;
  action: string;
  subject: string | null;
  detail: Record<string, string>;
};
type Asked = { staffId?: string; action?: string; before?: Date };

const page = 100;

/** Who did what, the latest first, a page at a time. */
export async function auditRows({ staffId, action, before }: Asked): Promise<AuditRow[]> {
  return (await db())
    .select({
      id: audit.id,
      at: audit.at,
      who: staff.name,
      action: audit.action,
      subject: audit.subject,
      detail: audit.detail,
    })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.staffId))
    .where(
      and(
        staffId ? eq(audit.staffId, staffId) : undefined,
        action ? eq(audit.action, action) : undefined,
        before ? lt(audit.at, before) : undefined,
      ),
    )
    .orderBy(desc(audit.at))
    .limit(page);
}

export async function auditActions(): Promise<string[]> {
  const rows = await (await db()).selectDistinct({ action: audit.action }).from(audit).orderBy(audit.action);
  return rows.map(({ action }) => action);
}
