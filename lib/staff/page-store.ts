import 'server-only';
import { redirect } from 'next/navigation';
import { type Draft, recallForm } from '@/lib/http/form-store';
import { pageCookies } from '@/lib/http/page-cookies';
import { may, type StaffAction } from './permissions';
import { noteActive } from './presence-store';
import { type Member, memberFrom } from './session-store';

/** Who opens a page of the desk. A stranger is sent to log in, whose role has no business there, to the
 * inbox, and who owes a second factor, to set it up. */
export async function staffPage(action: StaffAction): Promise<Member> {
  const member = await memberFrom(await pageCookies());
  if (!member) redirect('/staff/login');
  if (member.factor === 'owed' && action !== 'own-account') redirect('/staff/account/factor');
  if (!may(member.role, action)) redirect('/staff/inbox');
  await noteActive(member.id);
  return member;
}

/** What was typed into a form that has just been refused, as its page's address says; nothing on any other visit. */
export async function refusedForm(
  refused: string | string[] | undefined,
  scope: string,
  of = scope,
): Promise<Draft | null> {
  return refused === scope ? recallForm(of) : null;
}
