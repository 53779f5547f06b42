import { randomUUID } from 'node:crypto';
import Link from 'next/link';
import { emptyBasket } from '@/lib/basket/cookie';
import { pricedNow } from '@/lib/basket/store';
import { offerText, offerWith, readOffer } from '@/lib/desk/inbox/cards/offer-lines';
import { besideHref, type Look, type Wanted } from '@/lib/desk/inbox/view';
import type { DeskThread } from '@/lib/desk/inbox/wire';
import { formatPence } from '@/lib/money/pence';
import { fieldsOf } from '../act-form';
import { DeskForm } from '../form';

type Props = { thread: DeskThread; look: Look; wanted: Wanted };

const field = fieldsOf('send');

/** The basket that is being put together for the visitor. It stands in the address until it is sent. */
export async function BesideOffer({ thread, look, wanted }: Props) {
  const lines = readOffer(wanted.offer);
  if (lines.length === 0) return null;
  const priced = await pricedNow({ ...emptyBasket, lines }, 'anybody');
  const to = (by: 1 | -1, variant: string) =>
    besideHref(thread.id, look, { ...wanted, offer: offerText(offerWith(lines, variant, by)) }, 'send');
  return (
    <DeskForm
      act="send"
      hidden={{ conversation: thread.id, lines: offerText(lines) }}
      id={randomUUID()}
      className="console-offer"
      label="A basket for them"
      then={besideHref(thread.id, look, { ...wanted, seek: '', offer: '' }, 'send')}
    >
      <p className="font-semibold">A basket for them</p>
      <ul className="grid gap-1 text-sm">
        {priced.lines.map(({ variant, quantity, title, label, grossPence }) => (
          <li key={variant} className="console-offer-line">
            <span>
              {quantity} × {title}, {label}
            </span>
            <span className="price">{formatPence(grossPence)}</span>
            <Link href={to(-1, variant)} scroll={false} prefetch={false} className="desk-button" data-size="small">
              −<span className="sr-only"> one fewer of {title}</span>
            </Link>
            <Link href={to(1, variant)} scroll={false} prefetch={false} className="desk-button" data-size="small">
              +<span className="sr-only"> one more of {title}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="text-sm">
        Together <strong className="price">{formatPence(priced.goodsPence)}</strong>. {priced.meter.says}
      </p>
      {priced.problems.map((problem) => (
        <p key={problem} className="desk-error">
          {problem}
        </p>
      ))}
      <p className="desk-field">
        <label htmlFor="offer-text">A word with it</label>
        <input id="offer-text" name={field('text')} maxLength={500} />
      </p>
      <button type="submit" name={field('card')} value="offer" className="desk-button" data-tone="primary">
        Send this basket
      </button>
    </DeskForm>
  );
}
