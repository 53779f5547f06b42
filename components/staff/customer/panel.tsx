import type { Canned } from '@/lib/desk/inbox/canned';
import type { Refusals } from '@/lib/desk/inbox/draft-store';
import { isTheirs, ordersBeside } from '@/lib/desk/inbox/orders-store';
import type { Look, Wanted } from '@/lib/desk/inbox/view';
import type { DeskThread } from '@/lib/desk/inbox/wire';
import { TalkCustomer } from './beside-customer';
import { BesideOffer } from './offer';
import { BesideOrder } from './order';
import { BesidePlace } from './place';
import { BesideSeek } from './seek';
import { BesideWho } from './who';

type Props = {
  thread: DeskThread;
  /** Who looks at it. */
  me: string;
  look: Look;
  wanted: Wanted;
  replies: readonly Canned[];
  refused: Refusals;
};

/** Everything about a visitor that helps to answer, and everything that can be sent besides words. */
export async function Beside({ thread, me, look, wanted, replies, refused }: Props) {
  const orders = await ordersBeside(thread.id);
  const certain = orders.filter(isTheirs);
  const postcode = refused.send?.values.postcode ?? certain[0]?.order.postcode ?? '';
  return (
    <aside className="console-beside" aria-label="About this conversation">
      <BesideWho thread={thread} refused={refused.tags} unproved={refused['ask-proof']} />
      <TalkCustomer
        conversationId={thread.id}
        orderId={orders.find(({ known }) => known === 'bound')?.order.id ?? null}
        staffId={me}
      />
      <BesidePlace thread={thread} />
      <section id="orders" aria-labelledby="orders-title">
        <h3 id="orders-title">Orders</h3>
        {orders.length === 0 ? (
          <p className="desk-soft text-sm">
            None that we know of. Ask for the number, or for the link in their letter.
          </p>
        ) : (
          orders.map((beside) => (
            <BesideOrder
              key={beside.order.id}
              beside={beside}
              thread={thread}
              about={wanted.about}
              refused={refused.order}
              unattached={refused.attach}
            />
          ))
        )}
      </section>
      <section id="send" aria-labelledby="send-title">
        <h3 id="send-title">Send</h3>
        {refused.send?.problem ? (
          <p role="alert" className="desk-error">
            {refused.send.problem.message}
          </p>
        ) : null}
        <BesideOffer thread={thread} look={look} wanted={wanted} />
        <BesideSeek thread={thread} look={look} wanted={wanted} postcode={postcode} />
      </section>
      <details>
        <summary>Canned replies</summary>
        <ul className="grid gap-1 text-sm">
          {replies.map(({ shortcut, title }) => (
            <li key={shortcut}>
              <a href={`/staff/inbox/${thread.id}?reply=${shortcut}`} className="link">
                {title}
              </a>{' '}
              <span className="desk-soft">/{shortcut}</span>
            </li>
          ))}
        </ul>
      </details>
    </aside>
  );
}
