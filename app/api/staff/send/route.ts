import { answer } from '@/lib/desk/inbox/act-store';
import { cardFor } from '@/lib/desk/inbox/cards/card-store';
import { cardForm } from '@/lib/desk/inbox/cards/form';
import { deskDone, deskForm, takenWords } from '@/lib/desk/inbox/form';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

/** A product, facts from its label or about its delivery, or a whole basket to take. */
export const POST = staffRoute(
  'answer-visitors',
  { scope: 'send', body: cardForm, form: deskForm('send', 'send') },
  async ({ input, member }) => {
    const { conversation: conversationId, id } = input;
    const card = cardFor(input);
    if (!card.ok) return refuse(422, 'card', card.message, { fields: { [card.field]: card.message } });
    const acted = await answer({ conversationId, id, staffId: member.id, said: card.said });
    if (!acted.ok)
      return acted.why === 'unknown'
        ? refuse(404, 'unknown', 'There is no such conversation.')
        : refuse(409, 'taken', takenWords(acted.holder.name));
    await note('send', member.id, conversationId, { card: input.card });
    return done({ ok: true }, { location: deskDone(conversationId, 'answer') });
  },
);
