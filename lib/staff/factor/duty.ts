import type { Role } from '../permissions';

/** For how many days somebody with this role may put off a second factor; null: for ever. */
const graceDays: Record<Role, number | null> = { agent: null, lead: 14, owner: 0 };
const dayMilliseconds = 86_400_000;

/** 'owed': nothing else is done at the desk until it is set up. */
export type Duty = 'none' | 'asked' | 'owed';
type Account = { role: Role; roleSince: Date; hasFactor: boolean };

/** Whether somebody has to have a second factor by now. Where it is not required, leads and owners are only asked. */
export function factorDuty({ role, roleSince, hasFactor }: Account, isRequired: boolean, at: Date): Duty {
  const days = graceDays[role];
  if (hasFactor || days === null) return 'none';
  return isRequired && at.getTime() - roleSince.getTime() >= days * dayMilliseconds ? 'owed' : 'asked';
}
