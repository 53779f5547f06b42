import { type Problem, problemAt, problemOf } from '../problem';
import type { Sources } from '../source';
import { didYouMean } from '../text/did-you-mean';

const folder = '/illustrations/';

/** Drawings in public/illustrations: each one that content names is there, each one that is there is named. */
export function checkIllustrations({ products, articles }: Sources, drawn: readonly string[]): Problem[] {
  const addresses = drawn.map((name) => folder + name);
  const placed = [...products, ...articles];
  const missing = placed.flatMap((source): Problem[] => {
    const { src } = source.fields.image;
    if (!src.startsWith(folder) || addresses.includes(src)) return [];
    const message = `there is no picture at public${src}.${didYouMean(src, addresses)}`;
    return [problemAt(source, ['image', 'src'], message, { field: 'image.src' })];
  });
  const named = new Set(placed.map(({ fields }) => fields.image.src));
  const unused = addresses
    .filter((address) => !named.has(address))
    .map((address) => problemOf(`public${address}`, 'nothing shows this picture; use it or remove it.', 'warning'));
  return [...missing, ...unused];
}
