import { expect, test } from '@jest/globals';
import { beyondBought, capOf, capWords, overCap } from '@/lib/aftersales/put-right';
import { content } from '@/lib/content/content';

const rules = { refundCaps: { agent: 5000, lead: 25000, owner: null } };

test.each([
  ['agent', 5000, 0, null],
  ['agent', 5001, 0, 'You can give back up to £50.00 for one order. Please ask a lead or the owner to do it.'],
  ['agent', 2000, 3000, null],
  [
    'agent',
    2001,
    3000,
    'You can give back up to £50.00 for one order. £30.00 of that has gone back already. Please ask a lead or the owner to do it.',
  ],
  ['lead', 25000, 0, null],
  ['lead', 25001, 0, 'You can give back up to £250.00 for one order. Please ask the owner to do it.'],
  ['owner', 9_999_999, 9_999_999, null],
] as const)('a(n) %s gives back %i after %i', (role, pence, givenPence, says) => {
  expect(overCap({ role, pence, givenPence }, rules)).toBe(says);
});

test('a role’s cap is the one that content gives it', () => {
  const { agent } = content().orders.refundCaps;
  if (agent === null) throw new Error('an agent has no cap');
  expect(capOf('agent')(agent, 0)).toBeNull();
  expect(capOf('agent')(agent, 1)).toContain('one order');
});

test('the cap is said beforehand', () => {
  expect([capWords('agent', rules), capWords('owner', rules)]).toEqual([
    'You can give back up to £50.00 for one order.',
    null,
  ]);
});

test('whoever may go past an agent’s cap, and does, is asked whether it is they', () => {
  const { agent } = content().orders.refundCaps;
  if (agent === null) throw new Error('an agent has no cap');
  const asked = (role: 'agent' | 'lead', pence: number, givenPence: number) => {
    let times = 0;
    capOf(role, () => {
      times += 1;
    })(pence, givenPence);
    return times;
  };
  expect([asked('lead', agent, 0), asked('lead', agent, 1), asked('lead', agent + 1, 0)]).toEqual([0, 1, 1]);
  // Who may not is refused, not asked.
  expect(asked('agent', agent, 1)).toBe(0);
  expect(capOf('lead')(agent, 1)).toBeNull();
});
test.each([
  ['agent', 3, 0, 0, 3, null],
  ['agent', 3, 0, 0, 4, /had 3 of it\. Send at most/],
  ['agent', 3, 0, 2, 1, null],
  ['agent', 3, 0, 2, 2, /2 went again already\. Please ask a lead or the owner/],
  ['agent', 3, 1, 0, 2, null],
  ['agent', 3, 1, 0, 3, /1 is refunded\. Please ask a lead or the owner/],
  ['agent', 3, 2, 1, 1, /2 are refunded, 1 went again already/],
  ['lead', 3, 0, 3, 3, null],
  ['lead', 3, 3, 0, 3, null],
  ['owner', 3, 0, 30, 3, null],
  ['owner', 3, 0, 0, 4, /Send at most/],
] as const)(
  'a(n) %s, of a line of %i of which %i are refunded and %i went again, sends %i more',
  (role, bought, refunded, before, quantity, says) => {
    const why = beyondBought({ role, bought, refunded, before, quantity });
    if (says === null) expect(why).toBeNull();
    else expect(why).toMatch(says);
  },
);
