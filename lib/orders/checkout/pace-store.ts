import 'server-only';
import { sql } from 'drizzle-orm';
import { db, oneAfterAnother, type Tx, transaction } from '@/lib/db/connection';
import type { SetCookie } from '@/lib/http/answer';
import { type Cookies, ourCookie } from '@/lib/http/cookies';
import { isId } from '@/lib/keys/id';
import { keys } from '@/lib/keys/keys';
import { nowDate } from '@/lib/time/clock';
import { raiseAlert } from '../alerts/alerts-store';
import type { Holder } from './holder-store';
import { type Common, callsStaff, paceRules, secondsToWait } from './pace';

const day = 86_400_000;

/** When a browser that was told to wait may open its next payment page. */
type Turn = { browser: string; unix: number };
const said = ({ browser, unix }: Turn) => `${browser} ${unix}`;

/** The turn that a browser was given, unless it was over long ago. Nobody but the shop can make one. */
export function turnOf(cookies: Cookies): Turn | null {
  const [browser, seconds = '', signature = ''] = (ourCookie(cookies, 'turn') ?? '').split('.');
  if (!isId(browser) || !/^\d{1,12}$/.test(seconds)) return null;
  const turn = { browser, unix: Number(seconds) };
  const over = turn.unix + paceRules.turnKeptMinutes * 60 < nowDate().getTime() / 1000;
  return over || !keys().isSigned('turn', said(turn), signature) ? null : turn;
}

function turnCookie(turn: Turn, waitSeconds: number): SetCookie {
  return {
    name: 'turn',
    value: `${turn.browser}.${turn.unix}.${keys().sign('turn', said(turn))}`,
    maxAgeSeconds: waitSeconds + paceRules.turnKeptMinutes * 60,
  };
}

export type Pace = { ok: true } | { ok: false; waitSeconds: number | null; cookies: SetCookie[] };

/** The payment pages of a day that somebody is asked about: of their network, their browser or their e-mail address. */
function pagesOf({ network, browser, email, replaces }: Holder, now: Date) {
  const address = email.toLowerCase();
  return sql`
    select h.network = ${network} as network, h.browser = ${browser} as browser, lower(o.email) = ${address} as address,
      a.created_at, o.paid_at is not null as paid, coalesce(o.cancelled_at, a.created_at) as ended,
      is_left, o.paid_at is null and a.status in ('creating', 'open') as is_open,
      count(*) filter (where is_left) over (partition by h.browser) as left_by_its_browser
    from order_holders h join orders o on o.id = h.order_id join payment_attempts a on a.order_id = o.id,
      lateral (select a.status = 'expired' and o.paid_at is null as is_left) as how
    where (a.session_id is not null or a.status = 'creating') and a.id is distinct from ${replaces}
      and a.created_at > ${new Date(now.getTime() - day).toISOString()}
      and (h.network = ${network} or h.browser = ${browser} or lower(o.email) = ${address})`;
}

type Counted = {
  own: number;
  around: number;
  paidBefore: boolean;
  secondsSinceOwn: number | null;
  turnTaken: boolean;
};

async function countPages(tx: Pick<Tx, 'execute'>, holder: Holder, now: Date): Promise<Counted> {
  const { rows } = await tx.execute<Counted>(sql`
    with pages as (${pagesOf(holder, now)})
    select (count(*) filter (where browser and (is_left or is_open)))::int as own,
      greatest(count(*) filter (where is_left and network), count(*) filter (where is_left and address))::int as around,
      coalesce(bool_or(paid and browser), false)
        or exists (select 1 from orders where id = ${holder.browser} and paid_at is not null) as "paidBefore",
      extract(epoch from ${now.toISOString()}::timestamptz - max(ended) filter (where browser and (is_left or is_open)))::int
        as "secondsSinceOwn",
      coalesce(bool_or(browser and created_at >= to_timestamp(${holder.turnUnix ?? 0})), false) as "turnTaken"
    from pages`);
  const [counted] = rows;
  if (!counted) throw new Error('a count came without a row');
  return counted;
}

function paceBy(counted: Counted, holder: Holder, now: Date): Pace {
  const pending = counted.turnTaken ? null : holder.turnUnix;
  const waitSeconds = secondsToWait(counted, {
    secondsSinceOwn: counted.secondsSinceOwn,
    secondsToTurn: pending && Math.max(0, pending - now.getTime() / 1000),
  });
  if (waitSeconds === 0) return { ok: true };
  if (waitSeconds === null || pending) return { ok: false, waitSeconds, cookies: [] };
  const next = { browser: holder.browser, unix: Math.ceil(now.getTime() / 1000) + waitSeconds };
  return { ok: false, waitSeconds, cookies: [turnCookie(next, waitSeconds)] };
}

/** Whether somebody may open a payment page now, after those that were left without paying. Calls staff when they are many. */
export async function paceOf(holder: Holder): Promise<Pace> {
  const now = nowDate();
  const counted = await countPages(await db(), holder, now);
  if (callsStaff('browser', counted.own) || callsStaff('network', counted.around)) await callAbout(holder, now);
  return paceBy(counted, holder, now);
}

/** The same once nobody else can open one in this browser, until the end of the transaction in which it is opened. */
export async function paceInTurn(tx: Tx, holder: Holder): Promise<Pace> {
  await oneAfterAnother(tx, `pace:${holder.browser}`);
  const now = nowDate();
  return paceBy(await countPages(tx, holder, now), holder, now);
}

const kind = 'card-testing';

/**
 * Calls staff about what the pages that were left have in common, which need not be what whoever asks now has to do with.
 * A browser's own are not its network's as well. Once a call is settled, only what was left since then is another.
 */
async function callAbout(holder: Holder, now: Date): Promise<void> {
  const called: { common: Common; subject: string; says: string }[] = [
    { common: 'browser', subject: `browser ${holder.browser}`, says: 'in one browser' },
    { common: 'network', subject: `network ${holder.network}`, says: 'from one network' },
    {
      common: 'address',
      subject: `address ${keys().sign('address', holder.email.toLowerCase())}`,
      says: 'with one e-mail address, wherever they came from',
    },
  ];
  for (const { common, subject, says } of called)
    await transaction(async (tx) => {
      const { rows } = await tx.execute<{ left: number }>(sql`
        with pages as (${pagesOf(holder, now)})
        select count(*)::int as left from pages where is_left and ${sql.identifier(common)}
          and (${common} = 'browser' or left_by_its_browser < ${paceRules.own.most})
          and ended > coalesce((select max(settled_at) from alerts where kind = ${kind} and subject = ${subject}), '-infinity')`);
      const left = rows[0]?.left ?? 0;
      const detail = `Within a day ${left} payment pages were opened ${says}, and left without a payment.`;
      if (callsStaff(common, left)) await raiseAlert(tx, { kind, subject, detail });
    });
}
