import { rulesNow } from '@/lib/chat/hours/rules-store';
import { db } from '@/lib/db/connection';
import { reportFile } from '@/lib/desk/reports/report-csv';
import { readPeriod } from '@/lib/desk/reports/report-period';
import { waitsIn } from '@/lib/desk/reports/report-store';
import { parseCookies } from '@/lib/http/cookies';
import { guarded, json } from '@/lib/http/route';
import { record } from '@/lib/staff/audit-store';
import { detourOf } from '@/lib/staff/confirm-store';
import { enter } from '@/lib/staff/route-store';
import { now } from '@/lib/time/clock';

/** The waits of a period as a file. */
export function GET(request: Request): Promise<Response> {
  return guarded('reports', async () => {
    const entered = await enter(parseCookies(request.headers.get('cookie')), 'see-reports');
    if (!entered.ok) return json(entered.refused);
    const instant = now();
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const { from, to } = readPeriod(asked, instant);
    const location = detourOf(entered.member, `/staff/reports?from=${from}&to=${to}`);
    if (location) return new Response(null, { status: 303, headers: { location } });
    const waits = await waitsIn({ from, to });
    await record(await db(), entered.member.id, { action: 'export-report', subject: `${from} to ${to}` });
    const file = reportFile(waits, await rulesNow(await db(), from), new Date(instant.epochMilliseconds));
    return new Response(file, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="chat-${from}-to-${to}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}
