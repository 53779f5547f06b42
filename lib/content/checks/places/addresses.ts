import { categories } from '../../schema/product';
import { everySource, type Read } from '../../source';
import { headingsOf } from '../../text/markdown';

type Anchors = ReadonlySet<string> | 'unknown';
/** What stands at an address of the shop: a page with its anchors, a draft, or a file that can't be read at present. */
type Address = { state: 'page'; anchors: Anchors } | { state: 'draft' } | { state: 'broken' };
export type Addresses = ReadonlyMap<string, Address>;

/** Pages that are made for one visitor, and files that programs read. */
const made = [
  '/basket',
  '/checkout',
  '/orders/find',
  '/complaint',
  '/search',
  '/support',
  '/articles/feed.xml',
  '/products/feed.xml',
  '/sitemap.xml',
];
const parts = {
  products: ['main', 'label', 'use', 'not-for', 'questions', 'related'],
  articles: ['main', 'read', 'shop', 'care', 'references'],
  pages: ['main'],
};

/** Every address that a link may lead to. */
export function addressesOf({ sources, settings }: Read, files: readonly string[]): Addresses {
  const known = new Map<string, Address>();
  const page = (path: string, anchors: Anchors) => known.set(path, { state: 'page', anchors });
  for (const file of files) {
    const [, folder = '', slug = ''] = /^content\/(products|articles|pages)\/(.+)\.md$/.exec(file) ?? [];
    if (slug) known.set(`/${folder === 'pages' ? 'help' : folder}/${slug}`, { state: 'broken' });
  }
  for (const path of made) page(path, 'unknown');
  for (const path of ['/shop', '/articles', '/help', ...categories.map((id) => `/shop/${id}`)])
    page(path, new Set(['main']));

  for (const source of everySource(sources)) {
    const [, folder = ''] = source.file.split('/');
    if (folder !== 'products' && folder !== 'articles' && folder !== 'pages') continue;
    const path = `/${folder === 'pages' ? 'help' : folder}/${source.slug}`;
    const sized =
      'variants' in source.fields ? source.fields.variants.slice(1).map(({ slug }) => `${path}/${slug}`) : [];
    if (source.fields.status === 'draft') {
      for (const one of [path, ...sized]) known.set(one, { state: 'draft' });
      continue;
    }
    const cited = 'references' in source.fields ? source.fields.references.map(({ id }) => `ref-${id}`) : [];
    const anchors = new Set([...parts[folder], ...headingsOf(source.root).map(({ id }) => id), ...cited]);
    for (const one of [path, ...sized]) page(one, anchors);
  }
  const home = known.get(`/articles/${settings.site?.value.homeArticle ?? ''}`);
  page('/', home?.state === 'page' ? home.anchors : 'unknown');
  return known;
}
