import { db } from '@/lib/db/connection';
import { auditFile } from '@/lib/desk/people/audit-csv';
import { askedOf, auditRows, wholeFile } from '@/lib/desk/people/audit-store';
import { parseCookies } from '@/lib/http/cookies';
import { guarded, json } from '@/lib/http/route';
import { record } from '@/lib/staff/audit-store';
import { detourOf } from '@/lib/staff/confirm-store';
import { enter } from '@/lib/staff/route-store';
import { now } from '@/lib/time/clock';
import { toLondon } from '@/lib/time/london';

/** The record of who did what as a file. That somebody took it is on record too. */
export function GET(request: Request): Promise<Response> {
  return guarded('audit', async () => {
    const entered = await enter(parseCookies(request.headers.get('cookie')), 'see-audit');
    if (!entered.ok) return json(entered.refused);
    const location = detourOf(entered.member, '/staff/people/audit');
    if (location) return new Response(null, { status: 303, headers: { location } });
    const rows = await auditRows(askedOf(Object.fromEntries(new URL(request.url).searchParams)), wholeFile);
    const file = auditFile(rows);
    await record(await db(), entered.member.id, { action: 'export-record', detail: { rows: String(rows.length) } });
    const day = toLondon(now()).toPlainDate().toString();
    return new Response(file, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="who-did-what-${day}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}
