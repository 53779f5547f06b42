import { formatPence } from '@/lib/money/pence';
import { type Problem, problemAt } from '../problem';
import type { DeliveryRules } from '../schema/delivery';
import type { Discount } from '../schema/discount';
import type { ProductFields } from '../schema/product';
import type { Setting, Source } from '../source';

/** Beyond these nobody sells here, and a digit or a point was mistyped. */
const absurd = { leastPence: 10, mostPence: 10_000_00, mostStock: 100_000 };
/** Within these nobody asks. */
const usual = { thresholdPence: [500, 200_00], deliveryPence: [100, 50_00], stock: 10_000 } as const;

/** Sums and counts that a slip of the fingers makes: £25 written as 25, an amount in pounds, a digit too many. */
export function checkSums(
  products: readonly Source<ProductFields>[],
  delivery: Setting<DeliveryRules> | null,
  discounts: Setting<Discount[]> | null,
): Problem[] {
  return [
    ...products.flatMap(pricesAndStock),
    ...(delivery ? deliverySums(delivery) : []),
    ...(discounts ? discountSums(discounts, products) : []),
  ];
}

const level = (pence: number): Problem['level'] => (pence < 100 || pence > absurd.mostPence ? 'error' : 'warning');
const inPence = (pence: number) => `${pence} is in pence, so ${formatPence(pence)}`;

function pricesAndStock(product: Source<ProductFields>): Problem[] {
  return product.fields.variants.flatMap(({ pricePence, openingStock, label }, index) => {
    const at = (name: string) => ['variants', index, name];
    const price =
      pricePence < absurd.leastPence || pricePence > absurd.mostPence
        ? [problemAt(product, at('pricePence'), `${inPence(pricePence)}: no price for "${label}". Write £4.99 as 499.`)]
        : [];
    if (openingStock <= usual.stock) return price;
    const message = `${openingStock} of "${label}" in stock is more than the dairy holds. Is a digit too many?`;
    return [
      ...price,
      problemAt(product, at('openingStock'), message, {
        level: openingStock > absurd.mostStock ? 'error' : 'warning',
      }),
    ];
  });
}

function deliverySums(delivery: Setting<DeliveryRules>): Problem[] {
  const { free, zones } = delivery.value;
  const [least, most] = usual.thresholdPence;
  const threshold =
    free.thresholdPence < least || free.thresholdPence > most
      ? [
          problemAt(
            delivery,
            ['free', 'thresholdPence'],
            `${inPence(free.thresholdPence)}: free delivery over that? Write £25 as 2500.`,
            { field: 'free.thresholdPence', level: level(free.thresholdPence) },
          ),
        ]
      : [];
  const prices = zones.flatMap(({ id, service }, index): Problem[] => {
    const [low, high] = usual.deliveryPence;
    if (!service || service.pricePence === 0 || (service.pricePence >= low && service.pricePence <= high)) return [];
    const message = `zone "${id}": ${inPence(service.pricePence)} for a parcel? Write £4.95 as 495.`;
    return [
      problemAt(delivery, ['zones', index, 'service', 'pricePence'], message, { level: level(service.pricePence) }),
    ];
  });
  return [...threshold, ...prices];
}

function discountSums(discounts: Setting<Discount[]>, products: readonly Source<ProductFields>[]): Problem[] {
  const dearest = Math.max(0, ...products.flatMap(({ fields }) => fields.variants.map(({ pricePence }) => pricePence)));
  return discounts.value.flatMap(({ code, amountPence, minimumPence, maximumPence }, index) =>
    Object.entries({ amountPence, minimumPence, maximumPence }).flatMap(([field, pence]): Problem[] => {
      if (pence === undefined || (pence >= 50 && (dearest === 0 || pence <= dearest * 20))) return [];
      const message = `"${code}": ${inPence(pence)}. Is that what is meant? Write £5 as 500.`;
      return [
        problemAt(discounts, [index, field], message, {
          level: pence > absurd.mostPence ? 'error' : 'warning',
          field: `[${index + 1}].${field}`,
        }),
      ];
    }),
  );
}
