import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { CannedReplies } from '@/components/staff/canned-replies';
import { Desk } from '@/components/staff/desk';
import { DeskConversation } from '@/components/staff/desk-conversation';
import { Notice } from '@/components/ui/notice';
import { fillReply } from '@/lib/chat/canned';
import { deskThread, factsOf } from '@/lib/chat/desk-store';
import { content } from '@/lib/content/content';
import { recallForm } from '@/lib/http/form-store';
import { keepHere } from '@/lib/staff/presence-store';
import { currentMember, note } from '@/lib/staff/session-store';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ reply?: string | string[] }> };

export const metadata: Metadata = { title: 'Conversation' };

export default async function ConversationPage({ params, searchParams }: Props) {
  const member = await currentMember();
  if (!member) redirect('/staff/login');
  const { id } = await params;
  const thread = /^[0-9a-f-]{36}$/.test(id) ? await deskThread(id) : null;
  if (!thread) notFound();
  await Promise.all([note('conversation-read', member.id, id), keepHere(member.id)]);
  const { reply: wanted } = await searchParams;
  const facts = await factsOf(id);
  const canned = content().replies.map((reply) => ({ ...reply, body: fillReply(reply.body, facts) }));
  const [draft, status] = await Promise.all([recallForm(`reply:${id}`), recallForm('status')]);
  const reply = {
    id: draft?.values.id ?? randomUUID(),
    text: canned.find(({ shortcut }) => shortcut === wanted)?.body ?? draft?.values.text ?? '',
    problem: draft?.problem?.fields?.text ?? draft?.problem?.message ?? null,
  };
  const moved = status?.values.conversation === id ? status.problem?.message : undefined;
  return (
    <Desk member={member} title={thread.title}>
      {moved ? (
        <Notice tone="problem" role="alert">
          {moved}
        </Notice>
      ) : null}
      {facts.order ? <p>About order {facts.order}</p> : null}
      {thread.email ? <p className="text-ink-soft">{thread.email} (typed by the visitor, not checked)</p> : null}
      <div className="grid gap-8 lg:grid-cols-[1fr_18rem]">
        <DeskConversation initial={thread} reply={reply} canned={canned} />
        <CannedReplies conversation={id} replies={canned} />
      </div>
    </Desk>
  );
}
