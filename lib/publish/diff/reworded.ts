import { align } from '@/lib/content/editor/align';

type Fields = Readonly<Record<string, unknown>>;
type Difference = { path: string[]; says: string };

const around = 2;
const longest = 14;
const kept = { head: 9, tail: 4 };
const places = 3;
const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

/** What marketers call a field where its own name would not tell them. */
const plain: Record<string, string> = {
  alt: 'what the picture shows',
  cancellation: 'sending it back',
  gtin: 'bar code',
  href: 'where it leads',
  howToUse: 'how to use it',
  image: 'the picture',
  maxTransitHours: 'how long it may travel, in hours',
  nextReview: 'the next review',
  notFor: 'who it is not for',
  order: 'its place in lists',
  related: 'what goes well with it',
  src: 'file',
  storageAdvice: 'how to keep it',
  tasteScales: 'the scales of its taste',
  tasteWords: 'how it tastes',
  views: 'the further pictures',
  weightGrams: 'weight in grams',
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const nothing = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const identical = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Sentences on what changed, each with the old and the new value: 'summary: “Sour” → “Softly sour”.' */
export function reworded(
  was: unknown,
  is: unknown,
  { except = [] }: { except?: readonly PropertyKey[] } = {},
): string[] {
  const spoken = new Set(except.map(String));
  return differences(was, is, [])
    .filter(({ path: [name] }) => name === undefined || !spoken.has(name))
    .map(({ path, says }) => ended([...(path.length > 0 ? [path.map(nameOf).join(', ')] : []), says].join(': ')));
}

const ended = (sentence: string) => (/[.!?]”$/.test(sentence) ? sentence : `${sentence}.`);

/** A text, line by line: '“… the bottle gently, then …” → “… the bottle, then …”'. */
function textChanges(was: string, is: string): string {
  const lines = (text: string) => text.split('\n').map((line) => line.trim());
  return listed(lines(was).filter(Boolean), lines(is).filter(Boolean));
}

const nameOf = (name: string): string =>
  plain[name] ?? name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function differences(was: unknown, is: unknown, path: string[]): Difference[] {
  if (identical(was, is) || (nothing(was) && nothing(is))) return [];
  if ((isFields(was) || nothing(was)) && (isFields(is) || nothing(is)) && (isFields(was) || isFields(is))) {
    const [old, now]: [Fields, Fields] = [isFields(was) ? was : {}, isFields(is) ? is : {}];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) =>
      differences(old[name], now[name], [...path, name]),
    );
  }
  if (isText(was) && isText(is)) return [{ path, says: textChanges(was, is) }];
  if (!Array.isArray(was) && !Array.isArray(is)) return [{ path, says: `${brief(was)} → ${brief(is)}` }];
  const [old, now]: [unknown[], unknown[]] = [Array.isArray(was) ? was : [], Array.isArray(is) ? is : []];
  if (![...old, ...now].every(isFields)) return [{ path, says: listed(old, now) }];
  return pairs(old, now).flatMap(([before, after]) => {
    if (!isFields(before)) return [{ path, says: `new ${brief(after)}` }];
    if (!isFields(after)) return [{ path, says: `gone ${brief(before)}` }];
    return differences(before, after, [...path, titleOf(before)]);
  });
}

/** Entries that changed, taken in turn; those that only stand elsewhere say so by being gone and new. */
const pairs = (was: readonly unknown[], is: readonly unknown[]) =>
  align(was, is, identical)
    .map(({ before, after }): [unknown, unknown] => [
      before === null ? undefined : was[before],
      after === null ? undefined : is[after],
    ])
    .filter(([before, after]) => !identical(before, after));

function listed(was: readonly unknown[], is: readonly unknown[]): string {
  const said = pairs(was, is).map(([before, after]) => {
    if (before === undefined) return `new ${brief(after)}`;
    if (after === undefined) return `gone ${brief(before)}`;
    return isText(before) && isText(after) ? excerpt(before, after) : `${brief(before)} → ${brief(after)}`;
  });
  const more = said.length - places;
  if (said.length === 0) return 'other spaces or line breaks';
  return more > 0 ? `${said.slice(0, places).join('; ')}; and ${more} more` : said.join('; ');
}

/** Of two texts only what differs, with a word or two beside it. */
function excerpt(was: string, is: string): string {
  const [old, now] = [wordsOf(was), wordsOf(is)];
  const least = Math.min(old.length, now.length);
  let from = 0;
  while (from < least && old[from] === now[from]) from++;
  let end = 0;
  while (end < least - from && old.at(-1 - end) === now.at(-1 - end)) end++;
  if (from === old.length && from === now.length) return `${shortened(old)}, with other spaces`;
  const cut = (words: readonly string[]) => {
    const [start, stop] = [Math.max(0, from - around), Math.min(words.length, words.length - end + around)];
    return shortened([...(start > 0 ? ['…'] : []), ...words.slice(start, stop), ...(stop < words.length ? ['…'] : [])]);
  };
  return `${cut(old)} → ${cut(now)}`;
}

const shortened = (words: readonly string[]): string =>
  `“${(words.length > longest ? [...words.slice(0, kept.head), '…', ...words.slice(-kept.tail)] : words).join(' ')}”`;

const titles = ['title', 'question', 'heading', 'name', 'label', 'sku', 'code', 'id', 'day', 'date'];

/** What an entry of a list is called. */
function titleOf(entry: Fields): string {
  const title = titles.map((name) => entry[name]).find(isText) ?? Object.values(entry).find(isText);
  return shortened(wordsOf(title ?? 'an entry'));
}

function brief(value: unknown): string {
  if (nothing(value)) return 'none';
  if (isText(value)) return shortened(wordsOf(value));
  if (Array.isArray(value)) return new Intl.ListFormat('en-GB').format(value.map(brief));
  return isFields(value) ? titleOf(value) : String(value);
}
