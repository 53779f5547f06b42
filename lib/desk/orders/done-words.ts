const counted = (count: number, one: string, many: string) => (count === 1 ? one : many.replace('#', String(count)));

const words: Record<string, (count: number) => string> = {
  packed: (count) => counted(count, 'The parcel is packed.', '# parcels are packed.'),
  dispatched: (count) =>
    counted(
      count,
      'The parcel is on its way, and its customer gets a letter.',
      '# parcels are on their way, and their customers get a letter each.',
    ),
  corrected: () => 'The tracking is corrected. Send the letter again if the customer needs it.',
  delivered: (count) => counted(count, 'The parcel is delivered.', '# parcels are delivered.'),
  known: () => 'Nothing to do: this had been done before.',
  noted: () => 'The note is kept.',
  moved: () => 'The address is changed, and the customer gets a letter about it.',
  promised: () =>
    'The address is changed. The delivery day is another one now, and the customer gets letters about both.',
  resent: () => 'A parcel with it is among those to pack.',
  unsent: () => 'That parcel is cancelled, and what was in it is on the shelf again.',
  refunded: () => 'The refund is on its way.',
  cancelled: () => 'The order is cancelled and its money goes back.',
  asked: () => 'Stripe was asked; below is how it stands.',
  letter: () => 'The letter goes out again.',
  readdressed: () => 'The e-mail address is corrected. The old one and the new one get a letter each.',
  written: () => 'The letter goes out in a moment, and stands in the conversation about the order.',
  settled: () => 'Settled.',
  again: () => 'It ran again.',
  back: () => 'The payment goes back.',
};

/** What to say after something was done: 'packed.12' is '12 parcels are packed.' Nothing for words that are not ours. */
export function doneWords(said: string | string[] | undefined): string | null {
  const [, word = '', count = '1'] = /^([a-z]+)(?:\.(\d{1,5}))?$/.exec(String(said ?? '')) ?? [];
  return Object.hasOwn(words, word) ? (words[word]?.(Number(count)) ?? null) : null;
}
