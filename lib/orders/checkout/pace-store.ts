import 'server-only';
import { sql } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import type { SetCookie } from '@/lib/http/answer';
import { type Cookies, ourCookie } from '@/lib/http/cookies';
import { isId } from '@/lib/keys/id';
import { keys } from '@/lib/keys/keys';
import { nowDate } from '@/lib/time/clock';
import { raiseAlert } from '../alerts/alerts-store';
import type { Holder } from './holder-store';
import { callsStaff, paceRules, secondsToWait } from './pace';

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

/** Whether somebody may open a payment page now, after those that were left without paying. Calls staff when they are many. */
export async function paceOf(holder: Holder, turn: Turn | null): Promise<Pace> {
  const now = nowDate();
  const given = turn?.browser === holder.browser ? turn : null;
  const { rows } = await (await db()).execute<{
    own: number;
    around: number;
    paidBefore: boolean;
    secondsSinceOwn: number | null;
    turnTaken: boolean;
  }>(sql`
    with pages as (
      select h.network = ${holder.network} as network, h.browser = ${holder.browser} as browser,
        lower(o.email) = ${holder.email.toLowerCase()} as email, a.created_at, o.paid_at is not null as paid,
        coalesce(o.cancelled_at, a.created_at) as ended, a.status = 'expired' and o.paid_at is null as is_left
      from order_holders h join orders o on o.id = h.order_id join payment_attempts a on a.order_id = o.id
      where a.session_id is not null and a.created_at > ${new Date(now.getTime() - day).toISOString()}
        and (h.network = ${holder.network} or h.browser = ${holder.browser} or lower(o.email) = ${holder.email.toLowerCase()})
    )
    select (count(*) filter (where is_left and browser))::int as own,
      greatest(count(*) filter (where is_left and network), count(*) filter (where is_left and email))::int as around,
      coalesce(bool_or(paid and browser), false)
        or exists (select 1 from orders where id = ${holder.browser} and paid_at is not null) as "paidBefore",
      extract(epoch from ${now.toISOString()}::timestamptz - max(ended) filter (where is_left and browser))::int
        as "secondsSinceOwn",
      coalesce(bool_or(browser and created_at >= to_timestamp(${given?.unix ?? 0})), false) as "turnTaken"
    from pages`);
  const [counted] = rows;
  if (!counted) throw new Error('a count came without a row');
  if (callsStaff(counted)) {
    const detail = `${counted.around} payment pages of one network or e-mail address were opened in a day and left without a payment, ${counted.own} of them in one browser.`;
    await transaction((tx) => raiseAlert(tx, { kind: 'card-testing', subject: holder.network, detail }));
  }
  const pending = given && !counted.turnTaken ? given : null;
  const waitSeconds = secondsToWait(counted, {
    secondsSinceOwn: counted.secondsSinceOwn,
    secondsToTurn: pending && Math.max(0, pending.unix - now.getTime() / 1000),
  });
  if (waitSeconds === 0) return { ok: true };
  if (waitSeconds === null || pending) return { ok: false, waitSeconds, cookies: [] };
  const next = { browser: holder.browser, unix: Math.ceil(now.getTime() / 1000) + waitSeconds };
  return { ok: false, waitSeconds, cookies: [turnCookie(next, waitSeconds)] };
}
