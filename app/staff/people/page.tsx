import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { InviteForm } from '@/components/staff/people/invite-form';
import { PeopleTable } from '@/components/staff/people/people-table';
import { Said } from '@/components/staff/said';
import { everybody, openInvitations } from '@/lib/desk/people/people-store';
import { env } from '@/lib/env';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { may } from '@/lib/staff/permissions';
import { colleagues } from '@/lib/staff/presence-store';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({ searchParams }: Props) {
  const member = await staffPage('manage-team');
  const { refused, sent } = await searchParams;
  const invite = await refusedForm(refused, 'invite');
  const people = await refusedForm(refused, 'people');
  return (
    <Desk member={member} title="People" here="/staff/people">
      <Said done={null} problem={people?.problem?.message} />
      <PeopleTable me={member} people={await everybody()} here={await colleagues()} draft={people} />
      <InviteForm
        role={member.role}
        id={invite?.values.id ?? randomUUID()}
        draft={invite}
        sent={sent === 'invitation' || sent === 'password' ? sent : null}
        sample={env().appEnv !== 'production'}
        open={await openInvitations()}
      />
      <ul className="desk-tools">
        {may(member.role, 'see-audit') ? (
          <li>
            <a href="/staff/people/audit" className="link">
              Who did what
            </a>
          </li>
        ) : null}
        {may(member.role, 'handle-data') ? (
          <li>
            <a href="/staff/data" className="link">
              A customer’s data: copy or erase
            </a>
          </li>
        ) : null}
      </ul>
    </Desk>
  );
}
