import { type Change, type Heading, list, same } from './change';

type Fields = { status: 'draft' | 'published'; title?: string; question?: string };
type Document<F extends Fields = Fields> = { file: string; slug: string; fields: F; bodySource: string };
type Kind<F extends Fields> = {
  heading: Heading;
  name: string;
  /** What is said of a document that shoppers see from now on. */
  arrives?: (fields: F) => string;
  /** What is said of one that they saw before and see still; the fields it speaks of need no further word. */
  details?: (before: F, after: F, title: string) => { changes: Change[]; spokenOf: readonly (keyof F)[] };
};

const named = ({ fields, slug }: Document): string => fields.title ?? fields.question ?? slug;

/** What happened to the documents of one kind: new, gone, published, taken back, or worded afresh. */
export function documentChanges<F extends Fields>(
  before: readonly Document<F>[],
  after: readonly Document<F>[],
  kind: Kind<F>,
): Change[] {
  const { heading, name } = kind;
  const old = new Map(before.map((one) => [one.file, one]));
  const now = new Map(after.map((one) => [one.file, one]));
  const say = (says: string): Change[] => [{ heading, says }];
  const arrived = (one: Document<F>) => `${named(one)}${kind.arrives ? `, ${kind.arrives(one.fields)}` : ''}`;

  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((file): Change[] => {
    const [was, is] = [old.get(file), now.get(file)];
    if (!is) return was?.fields.status === 'published' ? say(`Gone: ${named(was)}.`) : [];
    if (is.fields.status === 'draft') {
      if (was?.fields.status === 'published') return say(`Taken back to a draft: ${named(is)}.`);
      return was ? [] : say(`A new draft, which nobody sees yet: ${named(is)}.`);
    }
    if (!was) return say(`New ${name}: ${arrived(is)}.`);
    if (was.fields.status === 'draft') return say(`Published, after being a draft: ${arrived(is)}.`);
    const { changes, spokenOf } = kind.details?.(was.fields, is.fields, named(is)) ?? { changes: [], spokenOf: [] };
    return [...changes, ...wording(was, is, new Set<PropertyKey>(spokenOf), heading)];
  });
}

const plain: Record<string, string> = {
  howToUse: 'how to use it',
  tasteWords: 'how it tastes',
  tasteScales: 'the scales of its taste',
  notFor: 'who it is not for',
  image: 'the picture',
  maxTransitHours: 'how long it may travel',
  storageAdvice: 'how to keep it',
  nextReview: 'the next review',
  related: 'what goes well with it',
  order: 'its place in lists',
};

function wording(was: Document, is: Document, spokenOf: ReadonlySet<PropertyKey>, heading: Heading): Change[] {
  const [old, now] = [new Map(Object.entries(was.fields)), new Map(Object.entries(is.fields))];
  const renamed = named(was) === named(is) ? [] : [`Renamed: ${named(was)} → ${named(is)}.`];
  const fields = [...new Set([...now.keys(), ...old.keys()])]
    .filter((name) => !spokenOf.has(name) && name !== 'title' && !same(now.get(name), old.get(name)))
    .map((name) => plain[name] ?? name);
  const parts = [...fields, ...(was.bodySource === is.bodySource ? [] : ['the text'])];
  const changed = parts.length > 0 ? [`${named(is)}: ${list(parts)} changed.`] : [];
  return [...renamed, ...changed].map((says) => ({ heading, says }));
}
