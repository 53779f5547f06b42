import type { OfferShippingDetails } from 'schema-dts';
import type { Product } from '@/lib/content/graph';
import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import type { Variant } from '@/lib/content/schema/product';
import { handlingDays } from '@/lib/delivery/handling';
import { notOfferedAs } from '@/lib/delivery/not-offered';
import { deliveryPrice } from '@/lib/delivery/threshold';
import { toPence } from '@/lib/money/pence';

const pounds = (pence: number) => (pence / 100).toFixed(2);
const days = (least: number, most: number) => ({
  '@type': 'QuantitativeValue' as const,
  minValue: least,
  maxValue: most,
  unitCode: 'DAY',
});

/** 'IV1-40' is a range, 'BT' all of an area; the zone without any is the rest of the country. */
function destination({ outward }: Zone) {
  const ranges = outward.filter((written) => written.includes('-'));
  const prefixes = outward.filter((written) => !written.includes('-'));
  return {
    '@type': 'DefinedRegion' as const,
    addressCountry: 'GB',
    ...(prefixes.length > 0 ? { postalCodePrefix: prefixes } : {}),
    ...(ranges.length > 0
      ? {
          postalCodeRange: ranges.map((written) => {
            const [, area = '', from = '', to = ''] = /^([A-Z]+)(\d+)-(\d+)$/.exec(written) ?? [];
            return {
              '@type': 'PostalCodeRangeSpecification' as const,
              postalCodeBegin: area + from,
              postalCodeEnd: area + to,
            };
          }),
        }
      : {}),
  };
}

/** What delivery of one of these costs and takes, zone by zone, by the rules that the till goes by. */
export function shippingDetails(product: Product, { pricePence }: Variant, rules: DeliveryRules) {
  const { least, most } = handlingDays(product.storage, rules);
  return rules.zones.map((zone) => {
    const pence = deliveryPrice(toPence(pricePence), zone, rules);
    const kept = notOfferedAs(product, zone) !== null;
    const where = { '@type': 'OfferShippingDetails' as const, shippingDestination: destination(zone) };
    if (!zone.service || pence === null || kept) return { ...where, doesNotShip: true } satisfies OfferShippingDetails;
    const { workingDays } = zone.service;
    return {
      ...where,
      shippingRate: { '@type': 'MonetaryAmount', value: pounds(pence), currency: 'GBP' },
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        handlingTime: days(least, most),
        transitTime: days(workingDays, workingDays),
      },
    } satisfies OfferShippingDetails;
  });
}
