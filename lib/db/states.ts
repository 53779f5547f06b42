/**
 * What the columns for the states of an order, a parcel, a payment and a refund may hold; what leads from which to which
 * is in lib/orders/life.ts.
 */
export const orderStates = ['awaiting-payment', 'processing', 'paid', 'cancelled', 'refunded'] as const;

export const parcelStates = ['to-pack', 'packed', 'dispatched', 'delivered', 'cancelled'] as const;

export const paymentStates = [
  'creating',
  'open',
  'processing',
  'paid',
  'expired',
  'refunding',
  'refunded',
  'mismatch',
] as const;

export const refundStates = ['asked', 'pending', 'succeeded', 'failed'] as const;

/** How a complaint about personal data came, and what is done about it. */
export const complaintChannels = ['form', 'chat', 'email', 'letter', 'phone', 'in-person'] as const;
export const complaintSteps = ['received', 'taken', 'note', 'acknowledged', 'closed'] as const;
