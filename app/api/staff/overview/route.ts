import { overviewFile } from '@/lib/desk/reports/overview-csv';
import { dailyFigures } from '@/lib/desk/reports/overview-store';
import { parseCookies } from '@/lib/http/cookies';
import { guarded, json } from '@/lib/http/route';
import { enter } from '@/lib/staff/route-store';

/** The overview's days as a file. They name nobody. */
export function GET(request: Request): Promise<Response> {
  return guarded('overview', async () => {
    const entered = await enter(parseCookies(request.headers.get('cookie')), 'see-overview');
    if (!entered.ok) return json(entered.refused);
    const days = await dailyFigures();
    return new Response(overviewFile(days), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="overview-${days.at(-1)?.day ?? ''}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}
