import { Bubble } from '@/components/chat/log/bubble';
import { Said } from '@/components/chat/log/said';
import type { DeskEvent, DeskThread } from '@/lib/desk/inbox/wire';
import { DeskForm } from '../form';

type Props = { event: DeskEvent; thread: DeskThread };
const redactable = ['message', 'note', 'image', 'rating', 'fact_card'];

/** One thing in a conversation: said to the visitor, noted for colleagues, or done. */
export function ThreadEvent({ event, thread }: Props) {
  const { kind, author, name, text, at, when, told, forStaff, redacted, seq, order } = event;
  if (told !== null)
    return (
      <li className="console-told">
        {told}, <time dateTime={at}>{when}</time>
      </li>
    );
  const menu = redacted || !redactable.includes(kind) ? null : <EventMenu event={event} conversation={thread.id} />;
  if (forStaff)
    return (
      <Bubble
        side="notice"
        who={`Note by ${name ?? 'somebody'}`}
        text={redacted ? 'Removed.' : text}
        at={at}
        when={when}
      >
        {menu}
      </Bubble>
    );
  const visitor = author === 'visitor';
  const who = visitor ? thread.title : author === 'shop' ? 'The shop' : (name ?? 'Somebody');
  const isLastSeen = author === 'staff' && seq === lastSeen(thread);
  return (
    <Said event={event} side={visitor ? 'theirs' : 'mine'} who={who} anchor={`said-${seq}`}>
      {order ? <OrderLinks {...order} /> : null}
      {isLastSeen ? <p className="text-ink-soft text-xs">Seen</p> : null}
      {menu}
    </Said>
  );
}

/** From what was done about an order to the order, and to the message that asked for it. */
function OrderLinks({ id, about }: NonNullable<DeskEvent['order']>) {
  return (
    <p className="text-sm">
      <a href={`/staff/orders/${id}`} className="link">
        Open the order
      </a>
      {about ? (
        <>
          {' · '}
          <a href={`#said-${about}`} className="link">
            What they wrote
          </a>
        </>
      ) : null}
    </p>
  );
}

/** The last answer that the visitor has looked at. */
function lastSeen({ events, visitorSeenSeq }: DeskThread): number {
  return (
    events.findLast(({ author, forStaff, seq }) => author === 'staff' && !forStaff && seq <= visitorSeenSeq)?.seq ?? 0
  );
}

function EventMenu({
  event: { seq, forStaff, author, kind },
  conversation,
}: {
  event: DeskEvent;
  conversation: string;
}) {
  const asks = author === 'visitor' && (kind === 'message' || kind === 'image');
  return (
    <details className="console-menu">
      <summary>More</summary>
      <div>
        {asks ? (
          <a href={`/staff/inbox/${conversation}?about=${seq}#orders`} className="link">
            Refund or send again
          </a>
        ) : null}
        <details className="console-apart">
          <summary>Remove for good</summary>
          <DeskForm act="redact" hidden={{ conversation, visibility: forStaff ? 'staff' : 'all', seq }}>
            <p className="text-sm">Nobody can bring it back, here or with the customer.</p>
            <button type="submit" className="desk-button" data-size="small" data-tone="grave">
              Yes, remove it
            </button>
          </DeskForm>
        </details>
      </div>
    </details>
  );
}
