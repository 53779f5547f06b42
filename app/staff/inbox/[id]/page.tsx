import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Beside } from '@/components/staff/customer/panel';
import { Desk } from '@/components/staff/desk';
import { Console } from '@/components/staff/inbox/inbox';
import { ThreadLive } from '@/components/staff/inbox/thread-live';
import { content } from '@/lib/content/content';
import { fillReply } from '@/lib/desk/inbox/canned';
import { answerForm, refusals } from '@/lib/desk/inbox/draft-store';
import { queue } from '@/lib/desk/inbox/queue-store';
import { deskThread, factsOf } from '@/lib/desk/inbox/thread-store';
import { queueHref, readDesk } from '@/lib/desk/inbox/view';
import { isId } from '@/lib/keys/id';
import { staffPage } from '@/lib/staff/page-store';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Conversation' };

export default async function ConversationPage({ params, searchParams }: Props) {
  const member = await staffPage('answer-visitors');
  const { id } = await params;
  const thread = isId(id) ? await deskThread(id, member.id) : null;
  if (!thread) notFound();
  const asked = await searchParams;
  const { look, ...wanted } = readDesk(asked);
  const facts = await factsOf(id);
  const canned = content().replies.map((reply) => ({ ...reply, body: fillReply(reply.body, facts) }));
  const called = canned.find(({ shortcut }) => shortcut === wanted.reply)?.body;
  const seen = await queue(look, member.id);
  const refused = await refusals(asked.refused, id);
  return (
    <Desk member={member} title={thread.title} here="/staff/inbox" quiet>
      <p className="console-back">
        <a href={queueHref(look)} className="link">
          ← Inbox
        </a>
      </p>
      <Console look={look} queue={seen} me={member.id} current={id}>
        <ThreadLive
          key={`${id}${called ?? ''}`}
          initial={thread}
          me={member.id}
          people={seen.people}
          canned={canned}
          form={answerForm(thread.draft, refused.reply, called)}
          ids={{ assign: randomUUID(), status: randomUUID(), snooze: randomUUID() }}
          problem={refused.status?.problem?.message ?? refused.assign?.problem?.message ?? null}
        />
        <Beside thread={thread} me={member.id} look={look} wanted={wanted} replies={canned} refused={refused} />
      </Console>
    </Desk>
  );
}
