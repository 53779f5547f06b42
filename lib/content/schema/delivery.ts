import { z } from 'zod';
import { clockTime, httpsUrl, isoDate, pence, positivePence, slug, text, weekday } from './fields';

const outwardRange = z
  .string()
  .regex(/^[A-Z]{1,2}\d{0,2}(-\d{1,2})?$/, { error: 'an area like BT, a district like BF1 or a range like IV1-40' });

const service = z.strictObject({
  pricePence: pence,
  workingDays: z.int().positive(),
  /** What shoppers read: 'next working day'. */
  says: text,
});

const zone = z.strictObject({
  id: slug,
  name: text,
  /** Empty for the one zone that takes every other postcode of Great Britain. */
  outward: z.array(outwardRange),
  service: service.nullable(),
  /** Why we can't deliver, kindly; only read where service is null. */
  notServed: text.optional(),
  notOffered: z.array(z.enum(['chilled', 'skincare', 'kits'])).default([]),
  /** Which of the calendars' regions the carrier's days off come from. */
  region: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
});

/** `name` is what staff choose and shoppers read; `tracking` is where {number} can be followed. */
const carrier = z.strictObject({
  id: slug,
  name: text,
  tracking: httpsUrl.refine((url) => url.includes('{number}'), { error: 'an address with {number} in it' }),
  /** How its numbers are written: A is a letter, 9 a figure, X either, and anything else itself. Without them, any will do. */
  numbers: z
    .array(z.string().regex(/^[A-Z\d]{4,40}$/, { error: 'capitals and figures, like AA999999999GB' }))
    .optional(),
});

const closure = z.strictObject({ date: isoDate, note: text });

export const deliverySchema = z.strictObject({
  timeZone: z.literal('Europe/London'),
  free: z.strictObject({ thresholdPence: positivePence, inclusive: z.boolean(), zones: z.array(slug).min(1) }),
  cutOff: z.array(z.strictObject({ day: weekday, time: clockTime })).min(1),
  dispatchDays: z.strictObject({ chilled: z.array(weekday).min(1), ambient: z.array(weekday).min(1) }),
  zones: z.array(zone).min(1),
  warehouseClosures: z.array(closure),
  carrierDays: z.array(weekday).min(1),
  carrierClosures: z.array(z.strictObject({ date: isoDate, note: text, regions: z.array(zone.shape.region).min(1) })),
  calendarEnds: isoDate,
  /** From the first day that can be promised: among so many days a buyer may choose. 0 offers no choice. */
  choiceDays: z.int().min(0).max(60, { error: 'at most 60' }).default(14),
  carriers: z.array(carrier).min(1),
  returns: z.strictObject({
    days: z.int().min(14, { error: 'at least 14, which the law gives every shopper' }),
    address: z.array(text).min(2),
  }),
});

export type DeliveryRules = z.infer<typeof deliverySchema>;
export type Carrier = z.infer<typeof carrier>;
export type Zone = z.infer<typeof zone>;
export type Region = Zone['region'];
