import { db } from '@/lib/db/connection';
import { exportReaders } from '@/lib/desk/packing/export-csv';
import { exportToDispatch } from '@/lib/desk/packing/export-store';
import { parseCookies } from '@/lib/http/cookies';
import { guarded, json } from '@/lib/http/route';
import { record } from '@/lib/staff/audit-store';
import { detourOf } from '@/lib/staff/confirm-store';
import { enter } from '@/lib/staff/route-store';
import { now } from '@/lib/time/clock';
import { toLondon } from '@/lib/time/london';

/** The orders to dispatch as a file, for the carrier's machine or for a spreadsheet. It holds addresses, so it is on record who took it. */
export function GET(request: Request): Promise<Response> {
  return guarded('export', async () => {
    const entered = await enter(parseCookies(request.headers.get('cookie')), 'export');
    if (!entered.ok) return json(entered.refused);
    const location = detourOf(entered.member, '/staff/orders');
    if (location) return new Response(null, { status: 303, headers: { location } });
    const wanted = new URL(request.url).searchParams.get('for');
    const reader = exportReaders.find((known) => known === wanted) ?? 'carrier';
    const { csv, count } = await exportToDispatch(reader);
    await record(await db(), entered.member.id, {
      action: 'export',
      subject: 'orders-to-dispatch',
      detail: { parcels: String(count), for: reader },
    });
    const day = toLondon(now()).toPlainDate().toString();
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="orders-to-dispatch-for-${reader}-${day}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}
