import type { Product } from '@/lib/content/graph';

const named = (titles: readonly string[]): string => {
  const shown = titles.length > 3 ? [...titles.slice(0, 2), `${titles.length - 2} other things`] : titles;
  return new Intl.ListFormat('en-GB').format(shown);
};

/** What somebody who ticks the terms knows of what is in their basket: of some things the right to return them ends early. */
export function knownOfReturns(lines: readonly { slug: string }[], products: readonly Product[]): string {
  const titlesOf = (rule: Product['cancellation']['rule']) =>
    products
      .filter(({ slug, cancellation }) => cancellation.rule === rule && lines.some((line) => line.slug === slug))
      .map(({ title }) => title);
  const [perishable, sealed] = [titlesOf('perishable'), titlesOf('sealed')];
  const known = [
    ...(perishable.length > 0 ? [`${named(perishable)} can’t be sent back`] : []),
    ...(sealed.length > 0 ? [`${named(sealed)} only with the seal unbroken`] : []),
  ];
  if (perishable.length === 0 && sealed.length > 0)
    return `${named(sealed)} can be sent back only with the seal unbroken`;
  return known.join(', and ');
}
