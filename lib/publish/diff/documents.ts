import type { Change, Heading } from './change';
import { reworded } from './reworded';

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
    return [...changes, ...wording(was, is, spokenOf, heading)];
  });
}

/** The old and the new of everything that nobody else speaks of. */
function wording(was: Document, is: Document, spokenOf: readonly PropertyKey[], heading: Heading): Change[] {
  const renamed = named(was) === named(is) ? [] : [`Renamed: ${named(was)} → ${named(is)}.`];
  const fields = reworded(was.fields, is.fields, { except: [...spokenOf, 'title', 'question'] });
  const text =
    was.bodySource === is.bodySource ? [] : reworded({ 'the text': was.bodySource }, { 'the text': is.bodySource });
  const changed = [...fields, ...text].map((says) => `${named(is)}: ${says}`);
  return [...renamed, ...changed].map((says) => ({ heading, says }));
}
