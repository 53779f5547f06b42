import { randomUUID } from 'node:crypto';
import { Conversation } from '@/components/chat/conversation';
import { chatFor } from '@/lib/chat/state-store';
import { newVisitorSecret, type Visitor } from '@/lib/chat/visitor-store';
import { recallForm } from '@/lib/http/form-store';

/** The conversation as the server knows it, with a form that works before and without script. */
export async function Support({ visitor, order = '' }: { visitor: Visitor | null; order?: string }) {
  const [initial, draft] = await Promise.all([chatFor(visitor), recallForm(order ? 'ask' : 'support')]);
  const plain = {
    id: draft?.values.id ?? randomUUID(),
    visitor: draft?.values.visitor ?? newVisitorSecret(),
    values: draft?.values ?? {},
    errors: draft?.problem?.fields ?? {},
    problem: draft?.problem?.message ?? null,
  };
  return (
    <>
      <noscript>
        <p className="mb-4">
          <a href={order ? `/orders/${order}/ask` : '/support'} className="link">
            Look for an answer
          </a>
        </p>
      </noscript>
      <Conversation order={order} initial={initial} plain={plain} />
    </>
  );
}
