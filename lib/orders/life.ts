import type { orderStates, parcelStates, paymentStates, refundStates } from '@/lib/db/states';

/**
 * The life of an order and of what belongs to it: which states there are, what leads from which to which, and who
 * brings it about. The tables, the filters and every change of a status come from here; README.md shows it as pictures.
 */
type Who = 'buyer' | 'staff' | 'Stripe' | 'clock';
/** `from` is empty where something begins. */
export type Step<State> = { readonly from: readonly State[]; readonly to: State; readonly by: readonly Who[] };

const stepsOf =
  <State extends string>() =>
  <Name extends string>(steps: Record<Name, Step<State>>) =>
    steps;

/** Whether a state is one of a group's. */
export const among = <State extends string>(group: readonly State[], state: string | null | undefined): boolean =>
  group.some((one) => one === state);

export type OrderState = (typeof orderStates)[number];
/** Stock is kept for it, and no money has come. */
export const unpaid = ['awaiting-payment', 'processing'] as const;
/** The money has come or is on its way. */
export const paidOrComing = ['processing', 'paid'] as const;
export const ended = ['cancelled', 'refunded'] as const;

export const orderSteps = stepsOf<OrderState>()({
  place: { from: [], to: 'awaiting-payment', by: ['buyer'] },
  /** A slow way of paying. */
  await: { from: ['awaiting-payment'], to: 'processing', by: ['Stripe'] },
  /** By Stripe's word; by the buyer where it costs nothing. Also late, as long as nobody has bought the goods meanwhile. */
  pay: { from: ['awaiting-payment', 'processing', 'cancelled'], to: 'paid', by: ['Stripe', 'buyer'] },
  giveUp: { from: ['awaiting-payment', 'processing'], to: 'cancelled', by: ['Stripe', 'buyer', 'staff', 'clock'] },
  /** The same page sent again, of an order that nobody paid. */
  reopen: { from: ['cancelled'], to: 'awaiting-payment', by: ['buyer'] },
  cancel: { from: ['paid', 'refunded'], to: 'cancelled', by: ['buyer', 'staff'] },
  /** All of it has gone back. */
  refund: { from: ['paid'], to: 'refunded', by: ['Stripe'] },
  refundFails: { from: ['refunded'], to: 'paid', by: ['Stripe'] },
  /** The payment came too late. */
  sellOut: { from: ['cancelled'], to: 'refunded', by: ['Stripe'] },
});

export type ParcelState = (typeof parcelStates)[number];
export const notSent = ['to-pack', 'packed'] as const;
export const sent = ['dispatched', 'delivered'] as const;
export const notArrived = ['to-pack', 'packed', 'dispatched'] as const;

export const parcelSteps = stepsOf<ParcelState>()({
  /** An order's own when it is paid, or a line sent again. */
  open: { from: [], to: 'to-pack', by: ['Stripe', 'buyer', 'staff'] },
  pack: { from: ['to-pack'], to: 'packed', by: ['staff'] },
  /** Something in it is refunded, or owed again. */
  unpack: { from: ['packed'], to: 'to-pack', by: ['staff', 'buyer', 'Stripe'] },
  dispatch: { from: ['packed'], to: 'dispatched', by: ['staff'] },
  deliver: { from: ['dispatched'], to: 'delivered', by: ['staff'] },
  /** Its order ends, or it is not to go again after all. */
  cancel: { from: ['to-pack', 'packed'], to: 'cancelled', by: ['buyer', 'staff', 'Stripe'] },
});

/** An attempt at paying; an order has as many as it takes. */
export type PaymentState = (typeof paymentStates)[number];
export const undecided = ['creating', 'open', 'processing'] as const;
/** Stripe has had the money. */
export const taken = ['paid', 'refunding', 'refunded', 'mismatch'] as const;
/** An expired one is paid after all where Stripe had it open and the shop did not hear. */
const mayStillCome = ['creating', 'open', 'processing', 'expired'] as const;

export const paymentSteps = stepsOf<PaymentState>()({
  begin: { from: [], to: 'creating', by: ['buyer'] },
  open: { from: ['creating'], to: 'open', by: ['buyer', 'clock'] },
  await: { from: ['creating', 'open', 'expired'], to: 'processing', by: ['Stripe'] },
  pay: { from: mayStillCome, to: 'paid', by: ['Stripe'] },
  expire: { from: undecided, to: 'expired', by: ['Stripe', 'buyer', 'clock'] },
  /** Another amount than the order's: a person decides. */
  mismatch: { from: mayStillCome, to: 'mismatch', by: ['Stripe'] },
  /** A second payment, one that came too late, or a wrong amount goes back whole. */
  payBack: { from: [...mayStillCome, 'mismatch'], to: 'refunding', by: ['Stripe', 'staff'] },
  backPaid: { from: ['refunding', 'mismatch'], to: 'refunded', by: ['Stripe'] },
  backFails: { from: ['refunded'], to: 'refunding', by: ['Stripe'] },
});

export type RefundState = (typeof refundStates)[number];
export const goingBack = ['asked', 'pending'] as const;
/** Stripe has it. */
export const madeAtStripe = ['pending', 'succeeded'] as const;

export const refundSteps = stepsOf<RefundState>()({
  /** By the clock where it was made in Stripe's dashboard and is found there. */
  ask: { from: [], to: 'asked', by: ['buyer', 'staff', 'Stripe', 'clock'] },
  /** One that Stripe refused to make can still turn out to be made. */
  send: { from: ['asked', 'failed'], to: 'pending', by: ['Stripe'] },
  succeed: { from: ['asked', 'pending', 'failed'], to: 'succeeded', by: ['Stripe'] },
  fail: { from: ['asked', 'pending', 'succeeded'], to: 'failed', by: ['Stripe'] },
});

/** No column of its own: an event begins it, and the refund of what was announced ends it. */
/** @internal */
export const returnStates = ['announced', 'refunded'] as const;
/** @internal The picture shows them; what is returned is told from events and refunds. */
export const returnSteps = stepsOf<(typeof returnStates)[number]>()({
  announce: { from: [], to: 'announced', by: ['buyer'] },
  refund: { from: ['announced'], to: 'refunded', by: ['staff'] },
});
