import { Client } from 'pg';
import type { Queue } from '@/lib/desk/inbox/wire';
import type { Part } from '../attack/part';
import type { Agent } from './desk';
import type { Outcome } from './orders';
import type { Shopper } from './talks';

/** Everybody who waits stands in the queue, nobody else does, whoever has waited longest first; and who is late is called so. */
export async function queueIsTrue(part: Part, when: string, clerk: Agent, shoppers: readonly Shopper[]): Promise<void> {
  const heard = await clerk.look('/api/staff/inbox?view=waiting');
  const { rows, now }: Queue = JSON.parse(heard.text);
  const { text: page } = await clerk.look('/staff/inbox?view=waiting');
  const line = `the queue ${when}`;
  for (const { conversation, owed, number, story } of shoppers) {
    const row = rows.find(({ id }) => id === conversation);
    const who = `shopper ${number}, who is ${story},`;
    if (owed !== (row !== undefined))
      part.found(line, `${who} ${owed ? 'waits and is not listed' : 'has an answer and is listed'}`);
    if (!owed || !row) continue;
    const [, shown = ''] = page.split(`data-row="${conversation}"`);
    const says = (shown.split('data-row=')[0] ?? '').replaceAll(/<[^>]*>/g, ' ');
    if (!row.answerBy || !row.askedAt) part.found(line, `${who} waits without a promise`);
    else if (row.answerBy < now && !says.includes('late'))
      part.found(line, `${who} is late and not called so: ${says}`);
  }
  const asked = rows.map(({ askedAt }) => askedAt ?? '');
  if (asked.join() !== asked.toSorted().join()) part.found(line, 'whoever has waited longest is not first');
}

/** How many of those who wait were promised an answer before now. */
export async function lateNow(clerk: Agent): Promise<number> {
  const { rows, now }: Queue = JSON.parse((await clerk.look('/api/staff/inbox?view=waiting')).text);
  return rows.filter(({ answerBy }) => answerBy !== null && answerBy < now).length;
}

type Parcel = { order_id: string; kind: string; status: string; pieces: number };

/** What went out by the books is what went out by what staff were told, piece by piece. */
export async function parcelsAreRight(part: Part, databaseUrl: string, outcomes: readonly Outcome[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Parcel>(`
    select s.order_id, s.kind, s.status, coalesce(sum(l.quantity), 0)::int as pieces
    from shipments s left join shipment_lines l on l.shipment_id = s.id group by s.id`);
  await client.end();
  const left = ({ status }: Parcel) => status === 'dispatched' || status === 'delivered';
  for (const { order, fate, number, went, bottles, back } of outcomes) {
    const line = `an order that is ${fate}, ${number}`;
    const of = rows.filter((row) => row.order_id === order);
    const own = of.find(({ kind }) => kind === 'order');
    if (!own || left(own) !== went)
      part.found(line, `its parcel is ${own?.status}, though it ${went ? 'went' : 'stayed'}`);
    if (own && went && own.pieces !== bottles - back)
      part.found(line, `${own.pieces} pieces went where ${bottles - back} were owed`);
    const again = of.filter((row) => row.kind === 'resend' && left(row)).length;
    if (again !== (fate === 'sent again' ? 1 : 0)) part.found(line, `${again} parcels went again`);
    if (of.some((row) => row.kind === 'resend' && !left(row) && row.status !== 'cancelled'))
      part.found(line, 'what was not to go again still waits');
  }
}
