import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Temporal } from 'temporal-polyfill';
import { BasketView } from '@/components/basket/basket-view';
import { MeterBar } from '@/components/basket/meter-bar';
import { CheckoutView } from '@/components/checkout/checkout-view';
import { neverUsed, type Offer } from '@/lib/basket/discount';
import { dayChoices, priceBasket } from '@/lib/basket/price';
import { parsePostcode } from '@/lib/content/postcode';
import { discountsSchema } from '@/lib/content/schema/discount';
import { serviceWords, zonePriceWords } from '@/lib/delivery/rule-words';
import { deliveryFacts } from '@/lib/desk/inbox/cards/facts';
import { figuresOf } from '@/lib/mail/order-pieces';
import { formatPence } from '@/lib/money/pence';
import { frozenContent } from '../fixtures/content';

const { products, delivery: rules } = frozenContent();
const instant = Temporal.Instant.from('2026-11-23T10:00:00Z');
const postcodes: Record<string, string> = {
  mainland: 'YO1 7HH',
  'isle-of-wight': 'PO30 1AA',
  highlands: 'IV1 1AA',
  'scottish-islands': 'ZE1 0AA',
  scilly: 'TR21 0AA',
  'northern-ireland': 'BT1 5GS',
  crown: 'JE2 3AA',
  bfpo: 'BF1 0AA',
};
const sku = 'KCA-60';
const goods = products.find(({ variants }) => variants.some((variant) => variant.sku === sku));

function offerOf(fields: object): Offer {
  const [discount] = discountsSchema.parse([{ code: 'TEST', ...fields }]);
  return { code: 'TEST', discount: discount ?? null, scope: '', usage: neverUsed };
}
const offers = [
  null,
  offerOf({ percent: 10 }),
  offerOf({ amountPence: 500 }),
  offerOf({ freeDelivery: true }),
  offerOf({ percent: 10, freeDelivery: true }),
];

/** A basket of one thing that goes everywhere, at some price. */
function basketOf(pence: number, postcode: string | null, offer: Offer | null) {
  if (!goods) throw new Error('no goods');
  const priced = { ...goods, variants: goods.variants.map((variant) => ({ ...variant, pricePence: pence })) };
  const facts = { products: [priced], rules, instant };
  const basket = priceBasket(
    { lines: [{ variant: sku, quantity: 1 }], postcode },
    { ...facts, stock: new Map([[sku, 9]]), offer },
  );
  return { basket, days: dayChoices(basket, facts) };
}

const router = { bfcacheId: '', back() {}, forward() {}, refresh() {}, push() {}, replace() {}, prefetch() {} };
const textOf = (element: ReactNode) => {
  const place = document.createElement('div');
  place.innerHTML = renderToStaticMarkup(<AppRouterContext value={router}>{element}</AppRouterContext>);
  return place;
};

/** What is said of a code that gives what can't be given there. */
const freeRefused = (zone: string) => `TEST gives free delivery, and we can’t deliver free to ${zone}.`;

/** What a list of figures says of delivery. */
const charged = (place: Element) =>
  [...place.querySelectorAll('dt')].find((dt) => dt.textContent === 'Delivery')?.nextElementSibling?.textContent;

const sums = fc.oneof(
  fc.integer({ min: 2490, max: 2512 }),
  fc.integer({ min: 2770, max: 2790 }),
  fc.integer({ min: 200, max: 9000 }),
);

test.each(rules.zones)('to $name every surface says what is charged, and nothing of anywhere else', (zone) => {
  const postcode = postcodes[zone.id] ?? '';
  const others = rules.zones.filter(({ id }) => id !== zone.id);
  fc.assert(
    fc.property(sums, fc.constantFrom(...offers), (pence, offer) => {
      const { basket, days } = basketOf(pence, postcode, offer);
      expect(basket.zone).toBe(zone.id);
      const surfaces = {
        meter: textOf(<MeterBar meter={basket.meter} />),
        basket: textOf(<BasketView basket={basket} draft={null} takenOut={null} zoneName={zone.name} />),
        checkout: textOf(<CheckoutView basket={basket} days={days} draft={null} checkout="1" known="" />),
      };
      const price = basket.delivery.pence;
      for (const [name, place] of Object.entries(surfaces)) {
        const text = place.textContent ?? '';
        for (const other of others) expect([name, text.includes(other.name)]).toEqual([name, false]);
        expect([name, /delivery is free/.test(text)]).toEqual([name, name !== 'checkout' && basket.delivery.free]);
        if (!rules.free.zones.includes(zone.id))
          expect([name, /spend|\bfree\b/i.test(text.replace(freeRefused(zone.name), ''))]).toEqual([name, false]);
      }
      const figure = price === null ? undefined : price === 0 ? 'Free' : formatPence(price);
      expect([charged(surfaces.basket), charged(surfaces.checkout)]).toEqual([figure, figure]);
      if (price === null) return expect(surfaces.checkout.textContent).not.toContain('Pay now');
      const [line] = basket.lines;
      const figures = figuresOf({
        lines: line ? [{ ...line, position: 0, vatRate: 'standard', vatPence: 0, cancellationReason: '' }] : [],
        ...{
          number: '',
          name: '',
          recipientName: null,
          email: '',
          status: 'paid',
          addressLines: [],
          town: '',
          postcode,
        },
        ...{ promisedDate: null, dayChosen: false, giftMessage: null, discountCode: null },
        discountPence: basket.discountPence,
        deliveryPence: price,
        totalPence: basket.totalPence ?? 0,
      });
      expect(figures.kind === 'figures' && figures.rows.find(({ says }) => says === 'Delivery')?.figure).toBe(figure);
      expect(surfaces.checkout.textContent).toContain(`Pay now ${formatPence(basket.totalPence ?? 0)}`);
      expect(basket.delivery.says).toBe(serviceWords(zone));
    }),
    { numRuns: 15 },
  );
});

test.each(rules.zones)('an agent’s card of $name names its price as the table and the product page do', (zone) => {
  const postcode = parsePostcode(postcodes[zone.id] ?? '');
  if (!postcode.ok || !goods) throw new Error(zone.id);
  const said = deliveryFacts({ postcode, product: goods, rules, instant }).facts.map(({ value }) => value);
  if (zone.service) expect(said).toContain(zonePriceWords(zone, rules));
  else expect(said).toEqual([basketOf(500, postcode.postcode, null).basket.problems[0]]);
});
