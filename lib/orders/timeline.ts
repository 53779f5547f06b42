import { formatPence } from '@/lib/money/pence';
import { formatLongDate } from '@/lib/time/format';
import { among, ended, notSent, type OrderState, type ParcelState } from './life';

/** The parts of an order that its timeline is told from; the tables' rows fit as they are. */
export type OrderFacts = {
  order: {
    status: OrderState;
    placedAt: Date;
    paidAt: Date | null;
    cancelledAt: Date | null;
    promisedDate: string | null;
  };
  events: readonly { kind: string; at: Date; detail: Record<string, string> }[];
  shipments: readonly ParcelFacts[];
  refunds: readonly { status: string; amountPence: number; createdAt: Date; finishedAt: Date | null }[];
};
export type ParcelFacts = {
  id: string;
  kind: 'order' | 'resend';
  status: ParcelState;
  carrier: string | null;
  trackingNumber: string | null;
  promisedDate: string | null;
  createdAt: Date;
  packedAt: Date | null;
  dispatchedAt: Date | null;
  deliveredAt: Date | null;
  /** What is in it still: refunded pieces leave it. */
  lines: readonly unknown[];
};

type StepName =
  | 'placed'
  | 'paid'
  | 'packed'
  | 'dispatched'
  | 'delivered'
  | 'promise-changed'
  | 'address-changed'
  | 'return-asked'
  | 'resent'
  | 'cancelled'
  | 'refunded';
/** `at` is null while a step is still to come. `parcel` is the one it is about, for its tracking link. */
export type Step = { name: StepName; says: string; at: Date | null; parcel?: ParcelFacts };

type Done = Step & { at: Date };

/** What has happened to an order, oldest first, and then what is still to come, in words for its buyer. */
export function timeline(facts: OrderFacts): Step[] {
  const done = [...ofOrder(facts), ...facts.shipments.flatMap(ofParcel), ...ofRefunds(facts), ...ofEvents(facts)];
  return [...done.toSorted((a, b) => a.at.getTime() - b.at.getTime()), ...toCome(facts)];
}

function ofOrder({ order }: OrderFacts): Done[] {
  const { placedAt, paidAt, cancelledAt } = order;
  return [
    { name: 'placed', says: 'Placed', at: placedAt },
    ...step('paid', 'Paid', paidAt),
    ...step('cancelled', paidAt ? 'Cancelled' : 'Cancelled, not paid', cancelledAt),
  ];
}

function ofParcel(parcel: ParcelFacts): Done[] {
  const again = parcel.kind === 'resend';
  return [
    ...step(
      'resent',
      'A second parcel was made up, at no charge',
      again && parcel.status !== 'cancelled' ? parcel.createdAt : null,
      parcel,
    ),
    ...step('packed', again ? 'Second parcel packed' : 'Packed', parcel.packedAt, parcel),
    ...step('dispatched', again ? 'Second parcel dispatched' : 'Dispatched', parcel.dispatchedAt, parcel),
    ...step('delivered', again ? 'Second parcel delivered' : 'Delivered', parcel.deliveredAt, parcel),
  ];
}

function ofRefunds({ refunds }: OrderFacts): Done[] {
  return refunds
    .filter(({ status }) => status !== 'failed')
    .map(({ status, amountPence, createdAt, finishedAt }) => ({
      name: 'refunded',
      says: `${formatPence(amountPence)} ${status === 'succeeded' ? 'refunded' : 'is being refunded'}`,
      at: finishedAt ?? createdAt,
    }));
}

function ofEvents({ events }: OrderFacts): Done[] {
  return events.flatMap(({ kind, at, detail }) => {
    if (kind === 'return-asked') return step('return-asked', 'A return was asked for', at);
    if (kind === 'address-changed') return step('address-changed', 'Address changed', at);
    if (kind !== 'promise-changed') return [];
    return step(
      'promise-changed',
      detail.to ? `New delivery day: ${formatLongDate(detail.to)}` : 'New delivery day',
      at,
    );
  });
}

function step(name: StepName, says: string, at: Date | null, parcel?: ParcelFacts): Done[] {
  return at ? [{ name, says, at, ...(parcel ? { parcel } : {}) }] : [];
}

/** All of it is refunded before it left. */
export const isEmptied = ({ status, lines }: Pick<ParcelFacts, 'status' | 'lines'>): boolean =>
  among(notSent, status) && lines.length === 0;

/** The steps ahead of an order's own parcel; nothing is ahead of an order that has ended. */
function toCome({ order, shipments }: OrderFacts): Step[] {
  if (among(ended, order.status)) return [];
  const own = shipments.find(({ kind }) => kind === 'order');
  if (own?.status === 'cancelled' || (own && isEmptied(own))) return [];
  const ahead: [StepName, string, Date | null | undefined][] = [
    ['paid', 'Paid', order.paidAt],
    ['packed', 'Packed', own?.packedAt],
    ['dispatched', 'Dispatched', own?.dispatchedAt],
    ['delivered', 'Delivered', own?.deliveredAt],
  ];
  const last = ahead.findLastIndex(([, , at]) => at);
  return ahead.slice(last + 1).map(([name, says]) => ({ name, says, at: null }));
}
