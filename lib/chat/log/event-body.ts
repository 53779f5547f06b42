import { z } from 'zod';
import { basketLine, maxLines, sku } from '@/lib/basket/lines';

const words = z.string().max(8_000);
const known = z.uuid();

/** What each kind of event carries. Bodies hold ids and words; prices, stock and names are looked up when they are shown. */
const eventBodies = {
  message: z.strictObject({ text: words }),
  /** For staff only. */
  note: z.strictObject({ text: words }),
  status: z.strictObject({
    status: z.enum(['open', 'resolved', 'snoozed']),
    /** What the visitor reads of it, if anything. */
    text: words.default(''),
    until: z.iso.datetime().optional(),
  }),
  assign: z.strictObject({ assigneeId: known.nullable() }),
  /** Up to where a member of staff has read. */
  read: z.strictObject({ seq: z.int().min(0) }),
  /** Whose words are gone: the number of an event of the same visibility. */
  redact: z.strictObject({ seq: z.int().min(1) }),
  product_card: z.strictObject({ variant: sku, text: words.default('') }),
  basket_offer: z.strictObject({ lines: z.array(basketLine).min(1).max(maxLines), text: words.default('') }),
  /** The visitor has put an offer into their basket: which offer, by its number, and what could not be had. */
  basket_taken: z.strictObject({ seq: z.int().min(1), missing: z.array(sku).default([]) }),
  /** Facts as they stood when they were sent. */
  fact_card: z.strictObject({
    about: z.enum(['ingredients', 'storage', 'delivery']),
    title: words,
    facts: z.array(z.strictObject({ label: words, value: words })).max(20),
    variant: sku.optional(),
    postcode: z.string().max(8).optional(),
  }),
  /** An order, or something done to it from a message. `about`: the number of that message. */
  order_link: z.strictObject({
    orderId: known,
    number: z.string().max(20),
    action: z.enum(['shown', 'refunded', 'resent']),
    text: words.default(''),
    about: z.int().min(1).optional(),
  }),
  rating: z.strictObject({ score: z.int().min(1).max(5), text: words.default('') }),
  hours_notice: z.strictObject({ text: words }),
  image: z.strictObject({ imageId: known, width: z.int().min(1), height: z.int().min(1) }),
} as const;

export type EventKind = keyof typeof eventBodies;
type BodyOf<Kind extends EventKind> = z.infer<(typeof eventBodies)[Kind]>;
/** One event's kind with its own body. */
export type EventContent = { [Kind in EventKind]: { kind: Kind; body: BodyOf<Kind> } }[EventKind];
export type EventBody = EventContent['body'];
export type Visibility = 'all' | 'staff';

const content = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), body: eventBodies.message }),
  z.object({ kind: z.literal('note'), body: eventBodies.note }),
  z.object({ kind: z.literal('status'), body: eventBodies.status }),
  z.object({ kind: z.literal('assign'), body: eventBodies.assign }),
  z.object({ kind: z.literal('read'), body: eventBodies.read }),
  z.object({ kind: z.literal('redact'), body: eventBodies.redact }),
  z.object({ kind: z.literal('product_card'), body: eventBodies.product_card }),
  z.object({ kind: z.literal('basket_offer'), body: eventBodies.basket_offer }),
  z.object({ kind: z.literal('basket_taken'), body: eventBodies.basket_taken }),
  z.object({ kind: z.literal('fact_card'), body: eventBodies.fact_card }),
  z.object({ kind: z.literal('order_link'), body: eventBodies.order_link }),
  z.object({ kind: z.literal('rating'), body: eventBodies.rating }),
  z.object({ kind: z.literal('hours_notice'), body: eventBodies.hours_notice }),
  z.object({ kind: z.literal('image'), body: eventBodies.image }),
]);

/** A stored event's kind and body, told apart. */
export const contentOf = (stored: { kind: string; body: unknown }): EventContent => content.parse(stored);

/** Which of the two numbered streams an event stands in. A redaction stands beside what it redacts. */
export function visibilityOf(event: EventContent): Visibility {
  switch (event.kind) {
    case 'note':
    case 'assign':
    case 'read':
      return 'staff';
    case 'status':
      return event.body.status === 'snoozed' ? 'staff' : 'all';
    default:
      return 'all';
  }
}
