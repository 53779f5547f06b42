import { z } from 'zod';
import { sku } from '@/lib/basket/lines';
import { readBasket } from '@/lib/basket/store';
import { findVariant } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';
import { parsePostcode } from '@/lib/content/postcode';
import type { PromiseAnswer } from '@/lib/delivery/client';
import { deliveryPromise } from '@/lib/delivery/promise';
import { notTaken, zonePriceWords } from '@/lib/delivery/rule-words';
import { zoneFor } from '@/lib/delivery/zones';
import { type Answer, done, refuse } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';
import { now } from '@/lib/time/clock';
import { formatDay } from '@/lib/time/london';

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
    if (!typed) return done({ state: 'unknown', now: instant.toString() });
    const parsed = parsePostcode(typed);
    if (!parsed.ok) return refuse(422, 'postcode', parsed.message, { fields: { postcode: parsed.message } });
    const zone = zoneFor(parsed, delivery);
    const { storage, maxTransitHours } = found.product;
    const shared = { postcode: parsed.postcode, zone: zone.name, now: instant.toString() };
    const refusal = notTaken(found.product, zone);
    if (refusal) return done({ state: 'not-served', says: refusal, ...shared });
    const promise = deliveryPromise({ instant, zone, storage, maxTransitHours, rules: delivery });
    if (promise.state === 'not-served') return done({ state: 'not-served', says: promise.says, ...shared });
    return done({
      state: 'promised',
      cutOffAt: promise.cutOffAt.toString(),
      deliverOn: promise.deliverOn.toString(),
      says: formatDay(promise.deliverOn),
      costs: zonePriceWords(zone, delivery),
      ...shared,
    });
  },
);
