import type { WireCard } from '@/lib/chat/log/wire';

const done = { shown: 'Order', refunded: 'Refund for order', resent: 'Sent again for order' };
type OfType<Type extends WireCard['type']> = Extract<WireCard, { type: Type }>;

/** What stands in a message beside its words. `order` is the secret of the order's link, where the thread is an order's. */
export function Card({ card, order }: { card: WireCard | null; order: string }) {
  switch (card?.type) {
    case 'product':
      return <ProductCard card={card} />;
    case 'basket':
      return <OfferLines card={card} />;
    case 'facts':
      return <Facts card={card} />;
    case 'order':
      return (
        <p className="font-semibold">
          {done[card.action]} <span className="price">{card.number}</span>
        </p>
      );
    case 'image':
      return <Picture card={card} order={order} />;
    default:
      return null;
  }
}

function ProductCard({ card: { title, label, href, picture, price, unitPrice } }: { card: OfType<'product'> }) {
  return (
    <div className="relative mt-1 grid grid-cols-[4rem_1fr] items-center gap-3">
      <div className="rounded-lg bg-meadow p-1">
        {picture ? <img src={picture} alt="" width={56} height={56} /> : null}
      </div>
      <div>
        <p className="font-semibold leading-snug">
          {href ? (
            <a href={href} className="underline underline-offset-4 after:absolute after:inset-0">
              {title}
            </a>
          ) : (
            title
          )}
        </p>
        <p className="text-ink-soft text-sm">{label}</p>
        <p>
          <span className="price font-semibold">{price}</span>{' '}
          <span className="price text-ink-soft text-xs">{unitPrice}</span>
        </p>
      </div>
    </div>
  );
}

function OfferLines({ card: { lines, total } }: { card: OfType<'basket'> }) {
  return (
    <div className="mt-1">
      <ul>
        {lines.map(({ title, label, quantity, price }) => (
          <li key={`${title} ${label}`} className="flex justify-between gap-4 border-line border-b py-1.5">
            <span>
              {quantity} × {title}
              <span className="text-ink-soft text-sm">, {label}</span>
            </span>
            <span className="price">{price}</span>
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-4 py-1.5 font-semibold">
        <span>Together</span>
        <span className="price">{total}</span>
      </p>
    </div>
  );
}

function Facts({ card: { title, facts } }: { card: OfType<'facts'> }) {
  return (
    <div className="mt-1">
      <p className="font-semibold">{title}</p>
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label} className="border-line border-t py-1.5">
            <dt className="text-ink-soft text-sm">{label}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Picture({ card: { id, width, height }, order }: { card: OfType<'image'>; order: string }) {
  const address = `/api/chat/images/${id}${order ? `?order=${encodeURIComponent(order)}` : ''}`;
  return (
    <a href={address} target="_blank" rel="noreferrer" className="mt-1 block">
      <img
        src={address}
        alt="Sent in this conversation"
        width={width}
        height={height}
        className="max-h-72 w-auto rounded-lg"
      />
    </a>
  );
}
