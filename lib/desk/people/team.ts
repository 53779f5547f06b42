import type { Role } from '@/lib/staff/permissions';

const managed: Record<Role, readonly Role[]> = { agent: [], lead: ['agent'], owner: ['agent', 'lead', 'owner'] };

/** Whom somebody may invite, disable or give another role: a lead the agents, the owner everybody. */
export const rolesManagedBy = (role: Role): readonly Role[] => managed[role];

type Person = { id: string; role: Role };
export type Refusal = 'not-yours' | 'yourself' | 'last-owner';

/**
 * Why somebody may not change a person, or null if they may. Nobody changes themselves, so that nobody locks themselves
 * out by a slip; and a shop without an owner could never get one again.
 */
export function whyNot(actor: Person, person: Person, becomes: Role | 'disabled', owners: number): Refusal | null {
  if (actor.id === person.id) return 'yourself';
  const may = rolesManagedBy(actor.role);
  if (!may.includes(person.role) || (becomes !== 'disabled' && !may.includes(becomes))) return 'not-yours';
  return person.role === 'owner' && becomes !== 'owner' && owners <= 1 ? 'last-owner' : null;
}

export const refusalWords: Record<Refusal, string> = {
  'not-yours': 'Only the owner may change this person’s role. Please ask them.',
  yourself: 'You can’t change your own role or disable yourself. Please ask another lead or the owner.',
  'last-owner': 'This is the only owner. Make somebody else an owner first.',
};

export const roleNames: Record<Role, string> = { agent: 'Agent', lead: 'Lead', owner: 'Owner' };
