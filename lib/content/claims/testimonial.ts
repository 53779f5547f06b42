import type { Found } from './phrase';

const opened = `(?<![\\p{L}\\p{N}])["'“‘]`;
const name = String.raw`(?:(?:Mrs?|Ms|Miss|Dr)\.? )?\p{Lu}\p{L}*\.?(?: \p{Lu}\p{L}*\.?)?`;
/** What stands between inverted commas, and who is said to have said it. */
const quoted = new RegExp(
  [
    String.raw`${opened}[^"“”]{8,400}?["'”’](?:\s+[-–—]{1,2}\s*|[-–—]{1,2}\s+)[\p{L}\d][^.!?\n]{0,40}`,
    String.raw`${opened}[^"“”]{8,400}?["'”’]\s*,?\s*${name}(?=\s*(?:,|\.?\s*$))`,
    String.raw`[.!?…]["'”’]?\s*[-–—]{1,2}\s*${name}(?:, [\p{L}\d ]{2,30})?\.?\s*$`,
  ].join('|'),
  'gmu',
);
const spoken = new RegExp(
  String.raw`${opened}([^"“”]{8,400}?)["'”’]\s*,?\s*(?:says|said|writes|wrote|tells us)\s+${name}`,
  'gu',
);
const ofOneself = /(?<!\p{L})(?:i|i'm|i've|me|my|mine|we|our)(?!\p{L})/iu;

/** A quotation with a name beside it; where the name only 'says' it, one in which somebody speaks of themselves. */
export function testimonialsIn(text: string): Found[] {
  const named = [...text.matchAll(quoted)];
  const said = [...text.matchAll(spoken)].filter(([, words = '']) => ofOneself.test(words));
  return [...named, ...said].map((match) => ({ index: match.index, text: match[0].trim() }));
}
