import { addressOf } from '@/lib/content/checks/places/redirects';
import type { Redirect } from '@/lib/content/schema/site';
import { type AnySource, everySource, type Files, type Sources } from '@/lib/content/source';
import type { Change, Heading } from './change';

/** A file that has another name now. */
export type Move = { from: AnySource; to: AnySource; led: boolean };

/** Files that went and came under another name: their old address leads to the new one, or the sizes are the same. */
export function movesBetween(before: Sources, after: Sources, files: [Files, Files], redirects: Redirect[]): Move[] {
  const [were, are] = files;
  const came = everySource(after).filter(({ file }) => !(file in were));
  return everySource(before)
    .filter(({ file }) => !(file in are))
    .flatMap((from): Move[] => {
      const leads = (to: AnySource) =>
        redirects.some((one) => one.from === addressOf(from.file) && one.to.split('#')[0] === addressOf(to.file));
      const to = came.find(leads) ?? came.find((other) => sameSizes(from, other));
      return to ? [{ from, to, led: leads(to) }] : [];
    });
}

const skusOf = ({ fields }: AnySource) => ('variants' in fields ? fields.variants.map(({ sku }) => sku) : []);

function sameSizes(one: AnySource, other: AnySource): boolean {
  const skus = skusOf(other);
  return skusOf(one).some((sku) => skus.includes(sku));
}

/** The older files under their newer names, so that each is compared with what it has become. */
export function moved<S extends AnySource>(list: readonly S[], moves: readonly Move[]): S[] {
  return list.map((source) => {
    const to = moves.find(({ from }) => from.file === source.file)?.to;
    return to ? { ...source, file: to.file, slug: to.slug } : source;
  });
}

const headings: Record<string, Heading> = { products: 'Products', articles: 'Articles', pages: 'Help' };

export function moveChanges(moves: readonly Move[]): Change[] {
  return moves
    .filter(({ from }) => from.fields.status === 'published')
    .map(({ from, to, led }) => ({
      heading: headings[from.file.split('/')[1] ?? ''] ?? 'Addresses',
      says: `Renamed: ${addressOf(from.file)} → ${addressOf(to.file)}, ${led ? 'with a redirect' : 'and no redirect'} from the old address.`,
    }));
}
