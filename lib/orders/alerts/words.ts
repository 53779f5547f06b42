export type AlertKind =
  | 'amount-mismatch'
  | 'paid-twice'
  | 'paid-but-sold-out'
  | 'refund-failed'
  | 'disputed'
  | 'letter-failed'
  | 'event-failed'
  | 'stripe-differs'
  | 'return-asked'
  | 'sent-again-often'
  | 'held-unpaid'
  | 'card-testing'
  | 'rated-low';
type Words = {
  title: string;
  says: string;
  /** What the button says that tries it again; absent where only a person can settle it. */
  again?: string;
  /** What the button says that gives the payment back. */
  back?: string;
};

const words: Record<AlertKind, Words> = {
  'amount-mismatch': {
    title: 'Another amount was paid',
    says: 'The payment is not exactly what the order costs, so nothing is sent. Look at both, then give the payment back, which ends the order, or agree with the customer.',
    again: 'Ask Stripe again',
    back: 'Give the payment back',
  },
  'paid-twice': {
    title: 'Paid twice',
    says: 'The second payment goes back by itself and the customer knows. Look in Money on the order whether it has arrived.',
  },
  'paid-but-sold-out': {
    title: 'Paid, but sold out',
    says: 'The payment came after its time, and the goods had gone. It goes back by itself and the customer knows. A kind word may help.',
  },
  'refund-failed': {
    title: 'A refund failed',
    says: 'The customer has not had this money. Their card may be closed: if it fails again, ask them how to pay it.',
    again: 'Try the refund again',
  },
  disputed: {
    title: 'A payment is disputed',
    says: 'Nothing of the order can be packed or sent. Answer the bank in Stripe’s dashboard; this is settled by itself when the bank decides.',
  },
  'letter-failed': {
    title: 'A letter can’t be delivered',
    says: 'Every try has failed. Check the address with the customer, then send it again.',
    again: 'Send the letter again',
  },
  'event-failed': {
    title: 'News from Stripe can’t be taken in',
    says: 'Something Stripe told us keeps failing. It is tried again by itself; if it goes on, this is for whoever runs the shop’s computers.',
    again: 'Run it again',
  },
  'stripe-differs': {
    title: 'Stripe and the shop differ',
    says: 'The nightly comparison found money that the two have in different ways. Look it up in Stripe by its id.',
    again: 'Ask Stripe again',
  },
  'return-asked': {
    title: 'A return was asked for',
    says: 'The customer sends it back. Refund the lines on the order once they are here, or once there is proof that they were sent.',
  },
  'sent-again-often': {
    title: 'The same line was sent again more than once',
    says: 'Look at the order’s history for who sent it and why. If a parcel keeps getting lost, ask the carrier; if nobody can say why, ask who sent it.',
  },
  'held-unpaid': {
    title: 'Unpaid orders hold much of the stock',
    says: 'They let go by themselves within half an hour. Under Stock is who holds what, with a button that lets go at once.',
  },
  'card-testing': {
    title: 'Many payment pages were left unpaid',
    says: 'Somebody may be trying stolen cards out, or many customers share one telephone network. A browser that left many can open no more until tomorrow; everybody else there waits a few minutes before each payment page. Look in Stripe’s dashboard at the declined payments, and at the rules of Radar.',
  },
  'rated-low': {
    title: 'Somebody is not happy with an answer',
    says: 'Read the conversation and what they say, put right what can be, and write to them in it.',
  },
};

const known = (kind: string): kind is AlertKind => Object.hasOwn(words, kind);

/** Where else than at its order it is looked into. */
export const alertPlace = ({
  kind,
  subject,
}: {
  kind: string;
  subject: string;
}): { href: string; says: string } | null =>
  kind === 'rated-low' ? { href: `/staff/inbox/${subject}`, says: 'Open the conversation' } : null;

/** What happened, what it means and what to do, in plain words. */
export function alertWords(kind: string): Words {
  return known(kind) ? words[kind] : { title: kind.replaceAll('-', ' '), says: 'Look at the order.' };
}
