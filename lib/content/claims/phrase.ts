export type Found = { index: number; text: string };
export type Finder = (text: string) => Found[];
/** The words that a list of claims.yaml stands for, by its name in braces. */
type Lists = Readonly<Record<string, readonly string[]>>;

const number = String.raw`(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|a few|a couple|a handful)`;
const atMostBetween = 4;
/** Folded text has no letters but these. */
const letter = /[a-z0-9]/;

export type Phrases = {
  /** Any of the phrases as whole words; of those that begin in one place the longest. */
  finder: (phrases: readonly string[]) => Finder;
  any: (phrases: readonly string[]) => string;
};

/** How phrases are written: '#' a number, '*' any ending, '{list}' any word of it, '…' a few words in between. */
export function phrasesOf(lists: Lists): Phrases {
  const known = new Map<string, string>();
  const few = String.raw`(?:[\s,-]+(?!(?:${any(lists.ends ?? [])})(?![a-z0-9]))[a-z0-9']+){0,${atMostBetween}}?[\s,-]+`;

  function any(phrases: readonly string[]): string {
    return [...new Set(phrases)]
      .toSorted((a, b) => b.length - a.length)
      .map(pattern)
      .join('|');
  }
  function list(name: string): string {
    const seen = known.get(name) ?? `(?:${any(lists[name] ?? [])})`;
    known.set(name, seen);
    return seen;
  }
  function pattern(phrase: string): string {
    return phrase
      .replaceAll('’', "'")
      .toLowerCase()
      .split(/(#|\*|\{[a-z]+\}|[\s-]*…[\s-]*|[\s-]+)/)
      .map((part) => {
        if (part === '#') return number;
        if (part === '*') return '[a-z]*';
        if (part.startsWith('{')) return list(part.slice(1, -1));
        if (part.includes('…')) return few;
        return /^[\s-]+$/.test(part) ? String.raw`[\s-]*` : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      })
      .join('');
  }
  /** A phrase that begins with a list, once for each of its words. */
  function begun(phrase: string): string[] {
    const [braces, name = ''] = /^\{([a-z]+)\}/.exec(phrase) ?? [];
    if (!braces) return [phrase];
    return (lists[name] ?? []).flatMap(begun).map((word) => word + phrase.slice(braces.length));
  }
  return { any, finder: (phrases) => byBeginning(phrases.flatMap(begun), any) };
}

/** Copy holds few words of a list: phrases are tried only where a word begins as they do, which is many times quicker. */
function byBeginning(phrases: readonly string[], any: Phrases['any']): Finder {
  const beginning = (text: string) => (letter.test(text[1] ?? '') ? text.slice(0, 2) : text.slice(0, 1));
  const kept = new Map<string, string[]>();
  const anywhere = phrases.filter((phrase) => phrase.startsWith('#'));
  for (const phrase of phrases) {
    const key = beginning(phrase.toLowerCase());
    if (!phrase.startsWith('#')) kept.set(key, [...(kept.get(key) ?? []), phrase]);
  }
  const made = new Map<string, RegExp>();
  const begins = (key: string): RegExp | undefined => {
    const seen = made.get(key);
    const here = [...anywhere, ...(kept.get(key) ?? []), ...(key.length > 1 ? (kept.get(key.slice(0, 1)) ?? []) : [])];
    if (seen || here.length === 0) return seen;
    const fresh = new RegExp(`(?:${any(here)})(?![a-z0-9])`, 'y');
    made.set(key, fresh);
    return fresh;
  };
  return (text) => {
    const found: Found[] = [];
    let at = 0;
    while (at < text.length) {
      const isBeginning = text[at] !== ' ' && !letter.test(text[at - 1] ?? '');
      const tried = isBeginning ? begins(beginning(text.slice(at, at + 2))) : undefined;
      if (tried) tried.lastIndex = at;
      const said = tried?.exec(text)?.[0];
      if (said) found.push({ index: at, text: said });
      at += said ? said.length : 1;
    }
    return found;
  };
}
