import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { SupportThread } from '@/components/chat/support-thread';
import { WriteForm } from '@/components/chat/write-form';
import { Heading } from '@/components/layout/heading';
import { chatState, stateWords } from '@/lib/chat/hours';
import { threadOfVisitor, visitorCookie } from '@/lib/chat/store';
import { content } from '@/lib/content/content';
import { cookieName } from '@/lib/http/cookies';
import { recallForm } from '@/lib/http/form-store';
import { now } from '@/lib/time/clock';

export const metadata: Metadata = { title: 'Talk to us' };

export default async function SupportPage() {
  const { chat } = content();
  const instant = now();
  const state = chatState(instant, chat);
  const thread = await threadOfVisitor((await cookies()).get(cookieName(visitorCookie))?.value);
  const draft = await recallForm('support');
  return (
    <div className="page">
      <Heading title="Talk to us" summary={stateWords(instant, state)} trail={[]} />
      <div className="measure grid gap-6">
        <p>{state.open ? chat.greeting.open : chat.greeting.closed}</p>
        {thread ? <SupportThread thread={thread} /> : <p className="rounded-card bg-honey p-4">{chat.notice}</p>}
        <WriteForm
          id={draft?.values.id ?? randomUUID()}
          draft={draft}
          askEmail={!state.open}
          known={thread?.conversation ?? null}
        />
      </div>
    </div>
  );
}
