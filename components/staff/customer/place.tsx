import { emptyBasket } from '@/lib/basket/cookie';
import { pricedNow } from '@/lib/basket/store';
import type { DeskThread } from '@/lib/desk/inbox/wire';
import { formatPence } from '@/lib/money/pence';

/** Where in the shop the visitor was when they last wrote, and what was in their basket, at today's prices. */
export async function BesidePlace({ thread: { page, basket } }: { thread: DeskThread }) {
  if (!page && basket.length === 0) return null;
  const { lines, goodsPence, problems } = await pricedNow({ ...emptyBasket, lines: basket }, 'anybody');
  return (
    <section aria-labelledby="place-title">
      <h3 id="place-title">When they last wrote</h3>
      {page ? (
        <p className="text-sm wrap-anywhere">
          They were at{' '}
          <a href={page} className="link">
            {page}
          </a>
        </p>
      ) : null}
      {lines.length === 0 ? (
        <p className="desk-soft text-sm">Their basket was empty.</p>
      ) : (
        <>
          <p className="text-sm">In their basket, {formatPence(goodsPence)}:</p>
          <ul className="text-sm">
            {lines.map(({ variant, quantity, title, label }) => (
              <li key={variant}>
                {quantity} × {title}
                {label ? `, ${label}` : ''}
              </li>
            ))}
          </ul>
          {problems.map((problem) => (
            <p key={problem} className="desk-error">
              {problem}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
