import 'server-only';
import { append } from '@/lib/chat/log/log-store';
import { db, type Recording, transaction } from '@/lib/db/connection';
import { sameId } from '@/lib/keys/same-id';
import { formatPence } from '@/lib/money/pence';
import { recordEvent } from '@/lib/orders/events/events-store';
import { linesOf, type Order } from '@/lib/orders/store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { type Result, refused } from '@/lib/result';
import type { Member } from '@/lib/staff/session-store';
import { capOf } from './put-right';
import { resendLine } from './resend-store';

type Ask = {
  /** Made by whoever asks: the refund's or the parcel's own id, so that the same ask is one of them. */
  id: string;
  conversationId: string;
  order: Order;
  action: 'refund' | 'resend';
  position: number;
  quantity: number;
  reason: string;
  restock: boolean;
  about?: number | undefined;
  member: Pick<Member, 'id' | 'role'>;
  /** Called before a large refund; it may break off. */
  prove?: () => void;
  /** With the refund or the parcel that it makes. */
  record?: Recording<unknown> | undefined;
};
type Done = Result<{ says: string }>;

async function act({
  id,
  order,
  action,
  position,
  quantity,
  reason,
  restock,
  member,
  prove,
  record,
}: Ask): Promise<Done> {
  const line = (await linesOf(await db(), order.id)).find((one) => one.position === position);
  if (!line) return refused('There is no such line in this order.');
  const what = `${quantity} × ${line.title}, ${line.label}`;
  if (action === 'resend') {
    const ask = { id, orderId: order.id, position, quantity, reason, staffId: member.id, role: member.role };
    const resent = await resendLine(ask, record && ((tx) => record(tx, null)));
    return resent.ok ? { ok: true, says: `We send ${what} again, at no charge.` } : resent;
  }
  const refunded = await refund({
    id,
    orderId: order.id,
    of: { kind: 'lines', lines: [{ position, quantity }], delivery: false },
    reason,
    restock,
    by: { origin: 'staff', staffId: member.id },
    overCap: capOf(member.role, prove),
    record,
  });
  if (!refunded.ok) return refunded;
  if (refunded.status === 'failed')
    return refused('Stripe did not make this refund, so nothing went back. It is under ‘Needs a person’.');
  return { ok: true, says: `We refund ${formatPence(refunded.amountPence)} for ${what} to the card you paid with.` };
}

/**
 * Refunds or resends a line by the order desk's own functions, then says so in the thread and in the order. Each part
 * is done once under the asker's id; a try that broke off half-way is finished by the next.
 */
export async function putRight(ask: Ask): Promise<Done> {
  const { id, conversationId, order, action, about, member } = ask;
  const did = await act(ask);
  if (!did.ok) return did;
  await transaction(async (tx) => {
    await append(tx, conversationId, {
      clientId: sameId(`${id} told`),
      kind: 'order_link',
      author: 'staff',
      staffId: member.id,
      body: {
        orderId: order.id,
        number: order.number,
        action: action === 'refund' ? 'refunded' : 'resent',
        text: did.says,
        ...(about ? { about } : {}),
      },
    });
    await recordEvent(tx, {
      id: sameId(`${id} asked for in a conversation`),
      orderId: order.id,
      kind: 'note',
      staffId: member.id,
      detail: {
        text: `Asked for in chat: ${did.says}`,
        conversation: conversationId,
        ...(about ? { about: String(about) } : {}),
      },
    });
  });
  return did;
}
