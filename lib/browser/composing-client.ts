/**
 * Whether a key belongs to an input method, which takes Enter for choosing a word. Safari says so only by the key's code,
 * because for it composing is over before the key comes.
 */
export const isComposing = ({ isComposing: composing, keyCode }: KeyboardEvent): boolean =>
  composing || keyCode === 229;
