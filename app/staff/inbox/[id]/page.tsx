import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { SupportThread } from '@/components/chat/support-thread';
import { CannedReplies } from '@/components/staff/canned-replies';
import { Desk } from '@/components/staff/desk';
import { ReplyForm } from '@/components/staff/reply-form';
import { threadById } from '@/lib/chat/desk-store';
import { content } from '@/lib/content/content';
import { recallForm } from '@/lib/http/form-store';
import { currentMember, note } from '@/lib/staff/session-store';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ reply?: string | string[] }> };

export const metadata: Metadata = { title: 'Conversation' };

export default async function ConversationPage({ params, searchParams }: Props) {
  const member = await currentMember();
  if (!member) redirect('/staff/login');
  const { id } = await params;
  const thread = /^[0-9a-f-]{36}$/.test(id) ? await threadById(id) : null;
  if (!thread) notFound();
  await note('conversation-read', member.id, id);
  const { reply } = await searchParams;
  const { replies } = content();
  const canned = replies
    .find(({ shortcut }) => shortcut === reply)
    ?.body.replaceAll('{name}', thread.conversation.name ?? 'there');
  const draft = await recallForm('reply');
  return (
    <Desk member={member} title={thread.conversation.name ?? thread.conversation.email ?? 'A visitor'}>
      {thread.conversation.email ? (
        <p className="text-ink-soft">{thread.conversation.email} (typed by the visitor, not checked)</p>
      ) : null}
      <div className="grid gap-8 lg:grid-cols-[1fr_18rem]">
        <div className="grid content-start gap-6">
          <SupportThread thread={thread} />
          <ReplyForm
            conversation={id}
            id={draft?.values.id ?? randomUUID()}
            text={canned ?? draft?.values.text ?? ''}
            problem={draft?.problem ?? null}
          />
        </div>
        <CannedReplies conversation={id} replies={replies} />
      </div>
    </Desk>
  );
}
