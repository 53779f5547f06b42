import { type At, type Problem, problemAt } from '../problem';
import { everySource, type Read } from '../source';
import { headingsOf } from '../text/markdown';

type Placed = { file: string; at: At };
type Titled = Placed & { fields: { title: string; status: string } };
type Entry = { key: string; where: Placed; path: PropertyKey[] };

/** Names that have to be one of a kind: the first keeps its name, every other one is reported. */
export function checkDuplicates({ sources, settings }: Read): Problem[] {
  const { products, articles, pages, faqs } = sources;
  const { replies, delivery, site, chat } = settings;
  const titled: (readonly Titled[])[] = [products, articles, pages];
  return [
    ...twice(
      'sku',
      products.flatMap((where) =>
        where.fields.variants.map(({ sku }, index) => ({ key: sku, where, path: ['variants', index, 'sku'] })),
      ),
    ),
    ...products.flatMap((where) =>
      twice(
        'slug',
        where.fields.variants.map(({ slug }, index) => ({ key: slug, where, path: ['variants', index, 'slug'] })),
      ),
    ),
    ...articles.flatMap((where) =>
      twice(
        'references',
        where.fields.references.map(({ id }, index) => ({ key: id, where, path: ['references', index, 'id'] })),
      ),
    ),
    ...products.flatMap((where) =>
      twice(
        'label',
        where.fields.variants.map(({ label }, index) => ({ key: label, where, path: ['variants', index, 'label'] })),
      ),
    ),
    ...titled.flatMap((kind) =>
      twice(
        'title',
        publishedFirst(kind).map((where) => ({ key: where.fields.title, where, path: ['title'] })),
      ),
    ),
    ...twice(
      'question',
      publishedFirst(faqs).map((where) => ({ key: where.fields.question, where, path: ['question'] })),
    ),
    ...everySource(sources).flatMap(headings),
    ...twice(
      'shortcut',
      listed(replies, (value) => value.map(({ shortcut }) => shortcut), []),
    ),
    ...twice(
      'zones',
      listed(delivery, ({ zones }) => zones.map(({ id }) => id), ['zones']),
    ),
    ...twice(
      'categories',
      listed(site, ({ categories }) => categories.map(({ id }) => id), ['categories']),
    ),
    ...twice(
      'hours',
      listed(chat, ({ hours }) => hours.map(({ day }) => day), ['hours']),
    ),
    ...twice(
      'exceptions',
      listed(chat, ({ exceptions }) => exceptions.map(({ date }) => date), ['exceptions']),
    ),
  ];
}

function listed<Value>(
  setting: (Placed & { value: Value }) | null,
  keys: (value: Value) => string[],
  path: PropertyKey[],
): Entry[] {
  return setting ? keys(setting.value).map((key, index) => ({ key, where: setting, path: [...path, index] })) : [];
}

/** A draft is made as a copy of what is there: it is the draft that has to find another name. */
const publishedFirst = <One extends { fields: { status: string } }>(list: readonly One[]): One[] =>
  list.toSorted((a, b) => Number(a.fields.status === 'draft') - Number(b.fields.status === 'draft'));

function twice(field: string, entries: readonly Entry[]): Problem[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ key, where, path }): Problem[] => {
    const folded = key.toLowerCase();
    const other = first.get(folded);
    first.set(folded, other ?? where.file);
    if (other === undefined) return [];
    const whose = other === where.file ? 'it stands further up too' : `${other} has it too`;
    return [problemAt(where, path, `"${key}" is used twice; ${whose}.`, { field })];
  });
}

/** Two headings that read the same would share one address. */
function headings({
  file,
  bodyLine,
  root,
}: {
  file: string;
  bodyLine: number;
  root: Parameters<typeof headingsOf>[0];
}) {
  const seen = new Set<string>();
  return headingsOf(root).flatMap(({ id, title, line }): Problem[] => {
    const known = seen.has(id);
    seen.add(id);
    if (!known || id === '') return [];
    const message = `the heading "${title}" stands here twice, so a link can't tell one from the other; change one.`;
    return [{ file, line: bodyLine + line, column: 1, level: 'error', message }];
  });
}
