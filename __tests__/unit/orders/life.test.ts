import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { orderStates, parcelStates, paymentStates, refundStates } from '@/lib/db/states';
import {
  among,
  ended,
  goingBack,
  madeAtStripe,
  notArrived,
  notSent,
  orderSteps,
  paidOrComing,
  parcelSteps,
  paymentSteps,
  refundSteps,
  returnStates,
  returnSteps,
  type Step,
  sent,
  taken,
  undecided,
  unpaid,
} from '@/lib/orders/life';

const lives: [string, readonly string[], Record<string, Step<string>>][] = [
  ['Order', orderStates, orderSteps],
  ['Parcel', parcelStates, parcelSteps],
  ['Payment', paymentStates, paymentSteps],
  ['Refund', refundStates, refundSteps],
  ['Return', returnStates, returnSteps],
];

/** The table as README.md shows it. Mermaid takes no hyphen in the name of a state. */
function picture(steps: Record<string, Step<string>>): string {
  const id = (state: string) => state.replaceAll('-', '_');
  const arrows = Object.entries(steps).flatMap(([name, { from, to, by }]) =>
    (from.length === 0 ? ['[*]'] : from).map((was) => `  ${id(was)} --> ${id(to)}: ${name} (${by.join(', ')})`),
  );
  return ['```mermaid', 'stateDiagram-v2', ...arrows, '```'].join('\n');
}

describe.each(lives)('%s', (name, states, steps) => {
  test('is the picture that README.md shows', () => {
    const [, shown = ''] = readFileSync('lib/orders/README.md', 'utf8').split(`## ${name}\n`);
    expect(shown.slice(shown.indexOf('```mermaid'), shown.indexOf('\n```\n') + 4)).toBe(picture(steps));
  });

  test('begins once and reaches each of its states', () => {
    const begins = Object.values(steps).filter(({ from }) => from.length === 0);
    expect(begins).toHaveLength(1);
    const reached = new Set(begins.map(({ to }) => to));
    for (const _ of states)
      for (const { from, to } of Object.values(steps)) if (from.some((was) => reached.has(was))) reached.add(to);
    expect([...reached].toSorted()).toEqual([...states].toSorted());
  });

  test('has no step that leads nowhere and no state twice', () => {
    for (const { from, to, by } of Object.values(steps)) {
      expect(from).not.toContain(to);
      expect(new Set(from).size).toBe(from.length);
      expect(by.length).toBeGreaterThan(0);
    }
    expect(new Set(states).size).toBe(states.length);
  });
});

describe('groups of states', () => {
  const without = (states: readonly string[], ...others: string[]) => states.filter((one) => !others.includes(one));

  test('an order is unpaid as long as it can be given up, paid, or ended', () => {
    expect([...unpaid]).toEqual(orderSteps.giveUp.from);
    expect([...paidOrComing]).toEqual(['processing', 'paid']);
    expect([...ended]).toEqual(without(orderStates, ...unpaid, 'paid'));
  });

  test('a parcel can be cancelled until it is sent, and has not arrived until it is delivered', () => {
    expect([...notSent]).toEqual(parcelSteps.cancel.from);
    expect([...sent]).toEqual(without(parcelStates, ...notSent, 'cancelled'));
    expect([...notArrived]).toEqual(without(parcelStates, 'delivered', 'cancelled'));
  });

  test('a payment is undecided, expired, or Stripe has had the money', () => {
    expect([...undecided]).toEqual(['creating', 'open', 'processing']);
    expect([...taken].toSorted()).toEqual(without(paymentStates, ...undecided, 'expired').toSorted());
  });

  test('a refund is going back until it has or has failed, and is at Stripe from when it was sent', () => {
    expect([...goingBack]).toEqual(without(refundStates, 'succeeded', 'failed'));
    expect([...madeAtStripe]).toEqual(without(refundStates, 'asked', 'failed'));
  });

  test('a state that is none is among none', () => {
    expect([among(ended, 'cancelled'), among(ended, 'paid'), among(ended, null), among(ended, undefined)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

test('no file but life-store.ts writes a status', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const writes =
    /\.update\((?:orders|shipments|paymentAttempts|refunds)\)\s*\.set\((?:(?!\.where\()[\s\S])*?\bstatus\b/;
  const writers = files.filter((file) => writes.test(readFileSync(join('lib', file), 'utf8')));
  expect(writers).toEqual([join('orders', 'life-store.ts')]);
});
