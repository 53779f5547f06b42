import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Tries, as a power of ten, that a password has to withstand even of somebody who knows the shop and the person. */
const enough = 10;
/** So much of it is looked at: what begins with more than this unguessed is good, and a longer look holds up the server. */
const judged = 32;
/** A picture in a comic has made it the first that is tried. */
const famous = ['correcthorsebatterystaple'];

const wordsOf = (texts: readonly string[]): string[] => {
  const words = texts.flatMap((text) => [
    text,
    ...text.split(/[^\p{L}\p{N}]+/u),
    text.replaceAll(/[^\p{L}\p{N}]+/gu, ''),
  ]);
  return [...new Set(words.map((word) => word.toLowerCase()).filter((word) => word.length > 2))];
};

/**
 * Whether a password is guessed too soon: 49,000 common ones, what the shop and the person are called, keyboard rows,
 * repeats, dates and years, also with capitals, numbers at the ends or figures for letters.
 */
export function passwordJudge(shop: readonly string[]): (password: string, own: readonly string[]) => boolean {
  const judge = new ZxcvbnFactory({
    dictionary: { ...dictionary, shop: [...wordsOf(shop), ...famous] },
    graphs: adjacencyGraphs,
    maxLength: judged,
  });
  return (password, own) => {
    const plain = password.normalize('NFKC');
    const names = wordsOf(own);
    // Once as it is and once without what stands between its words, which costs somebody who guesses nothing.
    const written = new Set([plain, plain.replaceAll(/[^\p{L}\p{N}]/gu, '')]);
    return [...written].some((form) => judge.check(form, names).guessesLog10 < enough);
  };
}
