import { describe, expect, test } from '@jest/globals';
import { rolesManagedBy, whyNot } from '@/lib/desk/people/team';
import { may, roles, staffActions } from '@/lib/staff/permissions';

const person = (role: (typeof roles)[number], id = 'somebody') => ({ id, role });

describe('who may change whom', () => {
  test.each([
    ['agent', 'agent', 'disabled', 'not-yours'],
    ['lead', 'agent', 'disabled', null],
    ['lead', 'agent', 'lead', 'not-yours'],
    ['lead', 'lead', 'disabled', 'not-yours'],
    ['lead', 'owner', 'agent', 'not-yours'],
    ['owner', 'agent', 'lead', null],
    ['owner', 'lead', 'agent', null],
    ['owner', 'owner', 'disabled', null],
  ] as const)('%s makes %s %s: %s', (actor, role, becomes, refusal) => {
    expect(whyNot(person(actor, 'me'), person(role), becomes, 2)).toBe(refusal);
  });

  test('the last owner stays one', () => {
    expect(whyNot(person('owner', 'me'), person('owner'), 'lead', 1)).toBe('last-owner');
    expect(whyNot(person('owner', 'me'), person('owner'), 'owner', 1)).toBeNull();
  });

  test.each(roles)('%s changes not themselves', (role) => {
    for (const becomes of [...roles, 'disabled'] as const)
      expect(whyNot(person(role, 'me'), person(role, 'me'), becomes, 9)).toBe('yourself');
  });
});

test('a higher role may all that a lower one may', () => {
  for (const action of staffActions) {
    const allowed = roles.map((role) => may(role, action));
    expect(allowed).toEqual(allowed.toSorted((a, b) => Number(a) - Number(b)));
  }
  expect(roles.map((role) => rolesManagedBy(role).length)).toEqual([0, 1, 3]);
});
