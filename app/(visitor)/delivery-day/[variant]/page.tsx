import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AddButton } from '@/components/basket/add-form';
import { AskDay } from '@/components/delivery/ask-day';
import { Heading } from '@/components/layout/heading';
import { requestBasket } from '@/lib/basket/store';
import { findVariant, variantHref } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';
import { deliveryPromise } from '@/lib/delivery/promise';
import { freeOffer, notTaken, ruleSentence, zonePriceWords } from '@/lib/delivery/rule-words';
import { knownZone } from '@/lib/delivery/zones';
import { recallForm } from '@/lib/http/form-store';
import { now } from '@/lib/time/clock';
import { formatDay } from '@/lib/time/london';

type Props = { params: Promise<{ variant: string }> };

export const metadata: Metadata = { title: 'When it comes' };

/** When one of a variant comes to the postcode in the basket, for whoever asks without script. */
export default async function DeliveryDayPage({ params }: Props) {
  const { products, delivery } = content();
  const found = findVariant(products, (await params).variant);
  if (!found) notFound();
  const { product, variant } = found;
  const { basket } = await requestBasket();
  const draft = await recallForm('basket');
  const error = draft?.problem?.fields?.postcode;
  const postcode = error ? null : basket.postcode;
  const zone = knownZone(postcode, delivery);
  const refusal = zone && notTaken(product, zone);
  const promise = zone && !refusal ? deliveryPromise({ ...product, instant: now(), zone, rules: delivery }) : null;
  return (
    <div className="page grid gap-6 pb-10">
      <Heading title="When it comes" trail={[{ name: product.title, href: variantHref(product, variant) }]} />
      <div className="measure grid justify-items-start gap-4 text-lg">
        <p>
          {product.title}, {variant.label}
        </p>
        {promise?.state === 'promised' ? (
          <>
            <p className="font-semibold">
              To {postcode} on <time dateTime={promise.deliverOn.toString()}>{formatDay(promise.deliverOn)}</time> if
              you order now.
            </p>
            <p>
              {zone?.name}: delivery {zone ? zonePriceWords(zone, delivery) : ''}.
            </p>
          </>
        ) : null}
        {refusal || promise?.state === 'not-served' ? (
          <p className="font-semibold">{refusal ?? (promise?.state === 'not-served' ? promise.says : '')}</p>
        ) : null}
        {zone ? null : (
          <p>
            {ruleSentence(delivery, product.storage)} {freeOffer(delivery)}
          </p>
        )}
        <AskDay
          variant={variant.sku}
          postcode={(error ? draft?.values.postcode : postcode) ?? undefined}
          error={error}
        />
        {refusal ? null : <AddButton sku={variant.sku} name={product.title} />}
      </div>
    </div>
  );
}
