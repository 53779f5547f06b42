import { inBraces, type PlaceholderKind } from '../placeholders';
import { type At, type Problem, problemAt } from '../problem';
import { type AnySource, everySource, type Read } from '../source';
import { didYouMean } from '../text/did-you-mean';
import { textsIn } from './words/plain';

type Kinds = (path: readonly PropertyKey[]) => PlaceholderKind | null;

const list = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** A pair of braces that nothing fills in would be read by shoppers. */
export function checkPlaceholders({ sources, settings }: Read): Problem[] {
  const { site, delivery, orders, chat, replies, discounts } = settings;
  return [
    ...inFields(replies, ([, field]) => (field === 'body' ? 'reply' : null)),
    ...inFields(site, ([field]) => (field === 'strip' ? 'strip' : null)),
    ...inFields(delivery, ([, , field]) => (field === 'tracking' ? 'tracking' : null)),
    ...[orders, chat, discounts].flatMap((setting) => inFields(setting, () => null)),
    ...everySource(sources).flatMap((source) => [
      ...inFields({ ...source, value: source.fields }, () => null),
      ...inBody(source),
    ]),
  ];
}

function inFields(setting: { file: string; at: At; value: unknown } | null, kindOf: Kinds): Problem[] {
  if (!setting) return [];
  return textsIn(setting.value).flatMap(({ text, path }) =>
    (text.match(/\{[^}]*\}?/g) ?? []).flatMap((braces) => {
      const message = unknown(braces, kindOf(path));
      return message ? [problemAt(setting, path, message)] : [];
    }),
  );
}

function inBody({ file, bodySource, bodyLine }: AnySource): Problem[] {
  return bodySource.split('\n').flatMap((line, index) =>
    Array.from(line.matchAll(/\{\w+\}/g), ({ 0: braces, index: column }) => ({
      file,
      line: bodyLine + index,
      column: column + 1,
      level: 'error' as const,
      message: notHere(braces),
    })),
  );
}

const notHere = (braces: string) => `${braces} is not filled in here; write the words themselves.`;

function unknown(braces: string, kind: PlaceholderKind | null): string | null {
  if (!kind) return notHere(braces);
  const known = inBraces(kind).toSorted();
  if (known.includes(braces)) return null;
  // Of two, both are named anyhow.
  const meant = known.length > 2 ? didYouMean(braces, known) : '';
  return `${braces} is not filled in by anything; use ${list.format(known)}.${meant}`;
}
