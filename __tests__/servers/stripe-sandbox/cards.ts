/** What Stripe's documented test cards do; and a buyer who pays by a slow way. */
export type Card =
  | 'pays'
  | 'declined'
  | 'insufficient'
  | 'confirm'
  | 'disputed'
  | 'slow refund'
  | 'failing refund'
  | 'invalid';

const known: Record<string, Card> = {
  '4242424242424242': 'pays',
  '4000000000000002': 'declined',
  '4000000000009995': 'insufficient',
  '4000002500003155': 'confirm',
  '4000000000000259': 'disputed',
  '4000000000007726': 'slow refund',
  '4000000000005126': 'failing refund',
};

export const readCard = (number: string): Card => known[number.replaceAll(/\s/g, '')] ?? 'invalid';

export const cardProblems: Partial<Record<Card, string>> = {
  declined: 'Your card was declined.',
  insufficient: 'Your card has insufficient funds.',
  invalid: 'Your card number is not one of the test cards.',
};
