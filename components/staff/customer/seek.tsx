import { randomUUID } from 'node:crypto';
import Form from 'next/form';
import { searchShop } from '@/lib/catalogue/search/shop-search';
import { availableStock } from '@/lib/catalogue/store';
import { content } from '@/lib/content/content';
import { offerText, offerWith, readOffer } from '@/lib/desk/inbox/cards/offer-lines';
import { besideHref, type Look, type Wanted } from '@/lib/desk/inbox/view';
import type { DeskThread } from '@/lib/desk/inbox/wire';
import { SeekRow } from './seek-row';

type Props = { thread: DeskThread; look: Look; wanted: Wanted; postcode: string };

const most = 6;

/** Finds products to send, to put into the visitor's basket or to answer about. */
export async function BesideSeek({ thread, look, wanted, postcode }: Props) {
  const { seek, offer } = wanted;
  const found = searchShop(seek);
  const { products } = content();
  const all = found.products
    .flatMap((slug) => products.filter((product) => product.slug === slug))
    .flatMap((product) => product.variants.map((variant) => ({ product, variant })));
  const variants = all.slice(0, most);
  const stock = await availableStock(variants.map(({ variant }) => variant.sku));
  const lines = readOffer(offer);
  const withOneMore = (sku: string) =>
    besideHref(thread.id, look, { ...wanted, offer: offerText(offerWith(lines, sku, 1)) }, 'send');
  return (
    <>
      <Form
        action={`/staff/inbox/${thread.id}`}
        scroll={false}
        className="console-inline"
        role="search"
        prefetch={false}
      >
        {look.view === 'open' ? null : <input type="hidden" name="view" value={look.view} />}
        {offer ? <input type="hidden" name="offer" value={offer} /> : null}
        <p className="desk-field grow">
          <label htmlFor="seek">Product</label>
          <input
            id="seek"
            name="seek"
            type="search"
            defaultValue={seek}
            maxLength={80}
            placeholder="goat, soap, grains…"
          />
        </p>
        <button type="submit" className="desk-button" data-size="small">
          Find
        </button>
      </Form>
      <p role="status" className="desk-soft text-sm">
        {seekWords(seek, all.length, found.about !== 'goods')}
      </p>
      <ul className="grid gap-2">
        {variants.map(({ product, variant }) => (
          <SeekRow
            key={variant.sku}
            id={randomUUID()}
            conversation={thread.id}
            product={product}
            variant={variant}
            available={stock.get(variant.sku) ?? 0}
            addHref={withOneMore(variant.sku)}
            postcode={postcode}
          />
        ))}
      </ul>
    </>
  );
}

function seekWords(seek: string, count: number, isHealth: boolean): string {
  if (!seek) return 'Find something to send it, its facts, or a basket with it.';
  if (isHealth) return 'We can’t offer products for an illness. /skin says so kindly.';
  if (count > most) return `${count} found; the best ${most}:`;
  return count === 0 ? 'Nothing by that name.' : `${count} found`;
}
