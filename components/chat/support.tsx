import { randomUUID } from 'node:crypto';
import { PageConversation } from '@/components/chat/page-conversation';
import type { FormState } from '@/components/chat/plain';
import { Part } from '@/components/ui/part';
import { chatFor } from '@/lib/chat/hours/state-store';
import { newVisitorSecret, type Visitor } from '@/lib/chat/visitor/visitor-store';
import { type Draft, recallForm } from '@/lib/http/form-store';

const stateOf = (draft: Draft | null): FormState => ({
  values: draft?.values ?? {},
  errors: draft?.problem?.fields ?? {},
  problem: draft?.problem?.message ?? null,
});

/** The conversation as the server knows it, with forms that work before and without script. */
export async function Support({ visitor, order = '' }: { visitor: Visitor | null; order?: string }) {
  const initial = await chatFor(visitor);
  const message = await recallForm(order ? 'ask' : 'support');
  const [picture, rating, letter, address, code] = [
    await recallForm('chat-picture'),
    await recallForm('chat-rating'),
    await recallForm('chat-letters'),
    await recallForm('chat-address'),
    await recallForm('chat-code'),
  ];
  const plain = {
    ids: { message: message?.values.id ?? randomUUID(), picture: randomUUID(), letter: randomUUID() },
    visitor: message?.values.visitor ?? picture?.values.visitor ?? newVisitorSecret(),
    message: stateOf(message),
    picture: stateOf(picture),
    rating: stateOf(rating),
    letter: stateOf(letter),
    address: stateOf(address),
    code: stateOf(code),
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
      <div id="conversation">
        <Part at="#conversation">
          <PageConversation order={order} initial={initial} plain={plain} />
        </Part>
      </div>
    </>
  );
}
