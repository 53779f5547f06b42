import Link from 'next/link';
import type { Product } from '@/lib/content/graph';
import type { Variant } from '@/lib/content/schema/product';
import { formatPence } from '@/lib/money/pence';
import { fieldsOf } from '../act-form';
import { DeskForm } from '../form';

type Props = {
  id: string;
  conversation: string;
  product: Product;
  variant: Variant;
  available: number;
  addHref: `/staff/inbox/${string}`;
  postcode: string;
};

const field = fieldsOf('send');
const sends = [
  ['product', 'Send'],
  ['ingredients', 'Ingredients'],
  ['storage', 'Storage'],
] as const;

/** A variant that was found: into their basket, or as a card with what they ask about it. */
export function SeekRow({ id, conversation, product, variant, available, addHref, postcode }: Props) {
  const postcodeId = `postcode-${variant.sku}`;
  return (
    <li className="console-found">
      <p>
        <strong>{product.title}</strong>, {variant.label}{' '}
        <span className="price">{formatPence(variant.pricePence)}</span>{' '}
        <span className="desk-soft">{available > 0 ? `${available} left` : 'sold out'}</span>
      </p>
      <DeskForm
        act="send"
        id={id}
        hidden={{ conversation, variant: variant.sku }}
        label={`Send ${product.title}, ${variant.label}`}
      >
        <p className="desk-tools">
          <Link href={addHref} scroll={false} prefetch={false} className="desk-button" data-size="small">
            Add to basket
          </Link>
          {sends.map(([card, label]) => (
            <button
              key={card}
              type="submit"
              name={field('card')}
              value={card}
              className="desk-button"
              data-size="small"
            >
              {label}
            </button>
          ))}
        </p>
        <p className="desk-tools">
          <label htmlFor={postcodeId} className="sr-only">
            Postcode to deliver to
          </label>
          <input
            id={postcodeId}
            name={field('postcode')}
            defaultValue={postcode}
            placeholder="Postcode"
            className="desk-input"
          />
          <button type="submit" name={field('card')} value="delivery" className="desk-button" data-size="small">
            Delivery
          </button>
        </p>
      </DeskForm>
    </li>
  );
}
