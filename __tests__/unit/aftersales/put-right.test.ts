import { describe, expect, test } from '@jest/globals';
import {
  mayBePutRight,
  type OrderAsItStands,
  type Remedy,
  whyNoCancelling,
  whyNoMoving,
  whyNoResending,
} from '@/lib/aftersales/put-right';
import { orderStates } from '@/lib/db/states';
import type { OrderState, ParcelState } from '@/lib/orders/life';
import { roles } from '@/lib/staff/permissions';

const letters: Record<string, Remedy> = { s: 'resend', r: 'refund', a: 'change-address', c: 'cancel' };
/** 's' something sent again, 'r' a refund, 'a' another address, 'c' cancelled. */
const spell = (remedies: readonly Remedy[]) =>
  Object.entries(letters)
    .filter(([, remedy]) => remedies.includes(remedy))
    .map(([letter]) => letter)
    .join('');

const paidStates = new Set<OrderState>(['paid', 'refunded', 'cancelled']);
function standing(status: OrderState, { parcel, left, dispute }: Partial<Case> = {}): OrderAsItStands {
  const isPaid = paidStates.has(status);
  return {
    order: { status, paidAt: isPaid ? new Date(0) : null },
    parcels: parcel ? [{ status: parcel }] : [],
    leftPence: isPaid ? (left ?? 500) : null,
    dispute: dispute ?? null,
  };
}
type Case = { parcel: ParcelState; left: number; dispute: OrderAsItStands['dispute'] };

describe.each(roles)('what %s may put right', (role) => {
  const offered = (status: OrderState, facts: Partial<Case> = {}) =>
    spell(mayBePutRight(standing(status, facts), role));

  test.each<[OrderState, ParcelState | undefined, string]>([
    ['awaiting-payment', undefined, ''],
    ['processing', undefined, 'a'],
    ['paid', 'to-pack', 'srac'],
    ['paid', 'packed', 'src'],
    ['paid', 'dispatched', 'sr'],
    ['paid', 'delivered', 'sr'],
    ['paid', 'cancelled', 'srac'],
    ['cancelled', 'cancelled', 'r'],
  ])('%s, its parcel %s', (status, parcel, says) => {
    expect(offered(status, { parcel })).toBe(says);
  });

  test.each<[OrderState, ParcelState, string]>([
    ['paid', 'to-pack', 'ac'],
    ['paid', 'packed', 'c'],
    ['paid', 'dispatched', ''],
    ['refunded', 'to-pack', 'c'],
    ['refunded', 'packed', 'c'],
    ['refunded', 'dispatched', ''],
    ['refunded', 'delivered', ''],
    ['cancelled', 'cancelled', ''],
  ])('%s with everything given back, its parcel %s', (status, parcel, says) => {
    expect(offered(status, { parcel, left: 0 })).toBe(says);
  });

  test.each<[Case['dispute'], number, ParcelState, string]>([
    ['open', 500, 'to-pack', 'a'],
    ['open', 500, 'packed', ''],
    ['open', 500, 'dispatched', ''],
    // Its money is back, so no refund would pay twice.
    ['open', 0, 'packed', 'c'],
    // The bank has the money, and the goods are still here.
    ['lost', 0, 'to-pack', 'ac'],
    ['lost', 0, 'packed', 'c'],
    ['lost', 0, 'delivered', ''],
  ])('a paid order with a dispute that is %s, %s pence left, its parcel %s', (dispute, left, parcel, says) => {
    expect(offered('paid', { dispute, left, parcel })).toBe(says);
  });
});

test('one parcel on its way stops what all of them would have to be here for', () => {
  const facts = { ...standing('paid'), parcels: [{ status: 'to-pack' }, { status: 'dispatched' }] as const };
  expect(spell(mayBePutRight(facts, 'owner'))).toBe('sr');
});

test('an order whose payment came too late was never sold, so cancelling puts nothing on the shelf', () => {
  const facts = { ...standing('refunded', { left: 0 }), order: { status: 'refunded', paidAt: null } as const };
  expect(mayBePutRight(facts, 'owner')).not.toContain('cancel');
  expect(whyNoCancelling(facts)).toMatch(/came too late/);
});

test('an order that costs nothing is cancelled, and no refund is offered', () => {
  expect(spell(mayBePutRight({ ...standing('paid', { parcel: 'to-pack' }), leftPence: null }, 'agent'))).toBe('sac');
});

describe('why not, in words', () => {
  const sentOut = standing('paid', { parcel: 'dispatched' });
  test.each<[string, OrderAsItStands, RegExp]>([
    ['waits for its payment', standing('awaiting-payment'), /not paid yet/],
    ['waits for a slow payment', standing('processing'), /not paid yet/],
    ['is cancelled', standing('cancelled'), /cancelled already/],
    ['is on its way', sentOut, /on its way already/],
    ['has its payment disputed', standing('paid', { dispute: 'open' }), /bank is deciding/],
  ])('an order that %s can’t be cancelled', (_name, facts, says) => {
    expect(whyNoCancelling(facts)).toMatch(says);
  });

  test.each<[string, OrderAsItStands, RegExp]>([
    ['is not paid', standing('awaiting-payment'), /is paid, or whose payment is on its way/],
    ['is packed', standing('paid', { parcel: 'packed' }), /can no longer be changed/],
    ['is on its way', sentOut, /can no longer be changed/],
  ])('an order that %s goes nowhere else', (_name, facts, says) => {
    expect(whyNoMoving(facts)).toMatch(says);
  });

  test('nothing is sent again of an order that is not paid, or while its payment is disputed', () => {
    expect(whyNoResending(standing('processing'))).toMatch(/Only a paid order/);
    expect(whyNoResending(standing('paid', { dispute: 'lost' }))).toMatch(/disputed/);
    expect(whyNoResending(standing('paid'))).toBeNull();
  });
});

test('each state of an order has been thought of', () => {
  const everywhere = orderStates.map((status) => spell(mayBePutRight(standing(status), 'agent')));
  expect(everywhere).toEqual(['', 'a', 'srac', 'r', 'rc']);
});
