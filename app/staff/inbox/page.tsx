import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Desk } from '@/components/staff/desk';
import { InboxLive } from '@/components/staff/inbox-live';
import { queue } from '@/lib/chat/desk-store';
import { keepHere } from '@/lib/staff/presence-store';
import { currentMember } from '@/lib/staff/session-store';

type Props = { searchParams: Promise<{ show?: string | string[] }> };

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage({ searchParams }: Props) {
  const member = await currentMember();
  if (!member) redirect('/staff/login');
  await keepHere(member.id);
  const show = (await searchParams).show === 'resolved' ? 'resolved' : 'open';
  return (
    <Desk member={member} title="Inbox">
      <noscript>
        <meta httpEquiv="refresh" content="20" />
      </noscript>
      <nav aria-label="Which conversations" className="flex gap-4">
        <a href="/staff/inbox" className="link" aria-current={show === 'open' ? 'page' : undefined}>
          Open
        </a>
        <a href="/staff/inbox?show=resolved" className="link" aria-current={show === 'resolved' ? 'page' : undefined}>
          Resolved
        </a>
      </nav>
      <InboxLive show={show} initial={await queue(show)} />
    </Desk>
  );
}
