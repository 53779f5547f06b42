import type { Metadata } from 'next';
import { BasketView, type TakenOut } from '@/components/basket/basket-view';
import { BackFromPayment } from '@/components/checkout/back-from-payment';
import { Heading } from '@/components/layout/heading';
import { type BasketLine, linesOfWord, quantityOf, wordOfLines } from '@/lib/basket/lines';
import { pricedNow, requestBasket } from '@/lib/basket/store';
import { findVariant } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';
import { recallForm } from '@/lib/http/form-store';

export const metadata: Metadata = { title: 'Your basket' };

type Props = { searchParams: Promise<{ payment?: string | string[]; out?: string | string[] }> };

export default async function BasketPage({ searchParams }: Props) {
  const { payment, out } = await searchParams;
  const { basket: kept, orderId } = await requestBasket();
  const draft = await recallForm('basket');
  const known = draft?.problem?.fields?.postcode ? { ...kept, postcode: null } : kept;
  const basket = await pricedNow(known, { email: null, orderId });
  const zone = content().delivery.zones.find(({ id }) => id === basket.zone);
  return (
    <div className="page">
      <Heading title="Your basket" trail={[]} />
      {payment === 'cancelled' ? <BackFromPayment /> : null}
      <BasketView basket={basket} draft={draft} takenOut={takenOut(out, kept.lines)} zoneName={zone?.name ?? null} />
    </div>
  );
}

/** What the address says was taken out, as far as we sell it and it is not in the basket again. */
function takenOut(word: string | string[] | undefined, inBasket: readonly BasketLine[]): TakenOut | null {
  const lines = typeof word === 'string' ? linesOfWord(word) : null;
  const out = lines?.filter(({ variant }) => quantityOf(inBasket, variant) === 0) ?? [];
  const ours = out.flatMap((line) => {
    const found = findVariant(content().products, line.variant);
    return found ? [{ line, title: found.product.title }] : [];
  });
  if (ours.length === 0) return null;
  return {
    titles: [...new Set(ours.map(({ title }) => title))],
    word: wordOfLines(ours.map(({ line }) => line)),
  };
}
