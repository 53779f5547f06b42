import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { sku } from '@/lib/basket/lines';
import { readBasket } from '@/lib/basket/store';
import { findVariant } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';
import { parsePostcode } from '@/lib/content/postcode';
import type { Zone } from '@/lib/content/schema/delivery';
import type { ProductFields } from '@/lib/content/schema/product';
import type { PromiseAnswer } from '@/lib/delivery/client';
import { journeyDays } from '@/lib/delivery/journey';
import { deliveryPromise } from '@/lib/delivery/promise';
import { notTaken, zonePriceWords } from '@/lib/delivery/rule-words';
import { zoneElsewhere, zoneFor } from '@/lib/delivery/zones';
import { type Answer, done, refuse } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';
import { now } from '@/lib/time/clock';
import { formatDay, toLondon } from '@/lib/time/london';

/** The promise for one variant, to the postcode asked for or else the one that the basket keeps. */
export const GET = reader(
  {
    scope: 'promise',
    query: z.object({ variant: sku, postcode: z.string().optional() }),
    limit: { max: 600, windowSeconds: 60, whenDown: 'open' },
  },
  async ({ input, cookies }): Promise<Answer<PromiseAnswer>> => {
    const { products, delivery } = content();
    const found = findVariant(products, input.variant);
    if (!found) return refuse(404, 'unknown-variant', 'We do not sell that.');
    const typed = input.postcode ?? readBasket(cookies).postcode;
    const instant = now();
    if (!typed) {
      const zone = zoneElsewhere(delivery);
      const usual = notTaken(found.product, zone) ? null : promiseTo(zone, found.product, instant);
      const known = { zone: zone.name, now: instant.toString() };
      return done(
        usual?.state === 'promised' ? { ...usual, ...known, state: 'usual' } : { state: 'unknown', now: known.now },
      );
    }
    const parsed = parsePostcode(typed);
    if (!parsed.ok) return refuse(422, 'postcode', parsed.message, { fields: { postcode: parsed.message } });
    const zone = zoneFor(parsed, delivery);
    const shared = { postcode: parsed.postcode, zone: zone.name, now: instant.toString() };
    const refusal = notTaken(found.product, zone);
    if (refusal) return done({ state: 'not-served', says: refusal, ...shared });
    return done({ ...promiseTo(zone, found.product, instant), ...shared });
  },
);

/** The promise to a zone and the days until it is kept, as JSON. */
function promiseTo(zone: Zone, { storage, maxTransitHours }: ProductFields, instant: Temporal.Instant) {
  const { delivery: rules } = content();
  const promise = deliveryPromise({ instant, zone, storage, maxTransitHours, rules });
  if (promise.state === 'not-served') return promise;
  const { cutOffAt, dispatchOn, deliverOn } = promise;
  const today = toLondon(instant).toPlainDate();
  return {
    state: promise.state,
    cutOffAt: cutOffAt.toString(),
    deliverOn: deliverOn.toString(),
    says: formatDay(deliverOn),
    costs: zonePriceWords(zone, rules),
    days: journeyDays({ from: today, today, dispatchOn, deliverOn, storage, region: zone.region, rules }),
  };
}
