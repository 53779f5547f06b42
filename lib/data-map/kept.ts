/**
 * How long personal data is kept that content says nothing of; what a marketer may change stands in content/orders.yaml
 * and content/chat.yaml. The jobs read these numbers, and the content check holds the privacy page to them.
 */
export const kept = {
  /** What was typed into a form that was refused, from then on. */
  formDraftHours: 2,
  /** By what calls are counted, so that nobody floods the shop. */
  limitDays: 1,
  /** Letters that belong to no order. */
  letterDays: 30,
  /** Who asked for the links of their orders. */
  lookUpDays: 2,
  staffSessionHours: 12,
  /** Browsers in which somebody of staff has logged in, from the last time on. */
  staffDeviceDays: 180,
  /** Links to the desk, from their end on. */
  staffLinkDays: 30,
  /** That Stripe told the shop something. */
  stripeEventDays: 90,
  /** A complaint about personal data, from its outcome on: for as long as we may be asked what we did about it. */
  complaintDays: 730,
} as const;
