import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { Console } from '@/components/staff/inbox/inbox';
import { queue } from '@/lib/desk/inbox/queue-store';
import { readLook } from '@/lib/desk/inbox/view';
import { staffPage } from '@/lib/staff/page-store';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage({ searchParams }: Props) {
  const member = await staffPage('answer-visitors');
  const look = readLook(await searchParams);
  return (
    <Desk member={member} title="Inbox" here="/staff/inbox" quiet>
      <noscript>
        <meta httpEquiv="refresh" content="20" />
      </noscript>
      <Console look={look} queue={await queue(look, member.id)} me={member.id}>
        <p className="console-empty">Choose a conversation. New ones appear in the queue by themselves.</p>
      </Console>
    </Desk>
  );
}
