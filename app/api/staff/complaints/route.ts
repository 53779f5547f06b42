import { listed, logsOf } from '@/lib/complaints/complaint-store';
import { db } from '@/lib/db/connection';
import { complaintsFile } from '@/lib/desk/complaints/export-csv';
import { parseCookies } from '@/lib/http/cookies';
import { guarded, json } from '@/lib/http/route';
import { record } from '@/lib/staff/audit-store';
import { detourOf } from '@/lib/staff/confirm-store';
import { enter } from '@/lib/staff/route-store';
import { nowDate } from '@/lib/time/clock';
import { dateInLondon } from '@/lib/time/format';

/** The log of complaints about personal data as a file. It holds names, so it is on record who took it. */
export function GET(request: Request): Promise<Response> {
  return guarded('complaints', async () => {
    const entered = await enter(parseCookies(request.headers.get('cookie')), 'handle-data');
    if (!entered.ok) return json(entered.refused);
    const location = detourOf(entered.member, '/staff/complaints');
    if (location) return new Response(null, { status: 303, headers: { location } });
    const rows = await listed();
    const file = complaintsFile(rows, await logsOf(rows.map(({ complaint }) => complaint.id)), nowDate());
    const detail = { rows: String(rows.length) };
    await record(await db(), entered.member.id, { action: 'export-complaints', detail });
    return new Response(file, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="complaints-${dateInLondon(nowDate())}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}
