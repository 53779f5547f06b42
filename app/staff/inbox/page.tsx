import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Desk } from '@/components/staff/desk';
import { queue } from '@/lib/chat/desk-store';
import { currentMember } from '@/lib/staff/session-store';
import { formatWhen } from '@/lib/time/when';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage() {
  const member = await currentMember();
  if (!member) redirect('/staff/login');
  const rows = await queue();
  return (
    <Desk member={member} title="Inbox">
      <meta httpEquiv="refresh" content="20" />
      {rows.length === 0 ? <p>Nobody is waiting.</p> : null}
      <ul className="grid gap-3">
        {rows.map(({ id, name, email, answerBy, last }) => (
          <li key={id} className="relative rounded-card bg-paper p-4 shadow-card">
            <p className="flex flex-wrap justify-between gap-3">
              <a href={`/staff/inbox/${id}`} className="font-semibold after:absolute after:inset-0">
                {name ?? email ?? 'A visitor'}
              </a>
              <span className="text-sm">{answerBy ? `answer by ${formatWhen(answerBy)}` : 'answered'}</span>
            </p>
            <p className="truncate text-ink-soft">{last}</p>
          </li>
        ))}
      </ul>
    </Desk>
  );
}
