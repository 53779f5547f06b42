import { type At, type Problem, problemAt } from '../../problem';
import { everySource, type Read } from '../../source';

type Written = { text: string; path: PropertyKey[] };

/** Fields that are shown as they are written: signs that would be read as signs, and signs that nobody sees. */
export function checkPlain({
  sources,
  settings: { site, delivery, orders, chat, replies, discounts },
}: Read): Problem[] {
  return [
    ...everySource(sources).flatMap((source) => inFields({ ...source, value: source.fields })),
    ...[site, delivery, orders, chat, replies, discounts].flatMap((setting) => (setting ? inFields(setting) : [])),
  ];
}

function inFields(where: { file: string; at: At; value: unknown }): Problem[] {
  return textsIn(where.value).flatMap(({ text, path }) => {
    const message = wrongWith(text, path);
    return message ? [problemAt(where, path, message, { field: String(path.at(-1)) })] : [];
  });
}

export function textsIn(value: unknown, path: PropertyKey[] = []): Written[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  const inside: [PropertyKey, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inside.flatMap(([key, part]) => textsIn(part, [...path, key]));
}

/** Signs that turn the text round or that no screen can show. */
const hidden = /[\u202A-\u202E\u2066-\u2069\p{Cc}]/u;

export function hiddenSign(text: string): { sign: string; message: string } | null {
  const [sign] = hidden.exec(text.replaceAll(/[\n\r\t]/g, ' ')) ?? [];
  if (sign === undefined) return null;
  const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { sign, message: `a sign that nobody sees (U+${code}) stands in this text; take it out.` };
}

/** Where double asterisks mean something: allergens stand between two of them. */
const emphasised = new Set<PropertyKey>(['ingredients', 'materials']);
const markup = /<\/?[a-z][^>]*>|\[[^\]]+\]\([^)]*\)|&(?:[a-z]+|#\d+);|^#{1,6} /i;
const emphasis = /\*\*|__|(?<![\w*])\*[^*\s][^*]*\*(?![\w*])|(?<![\w/])_[^_\s][^_]*_(?![\w/])/;
const quoted = /^(?:“[^“”]*”|„[^„“]*“|«[^«»]*»|‘[^‘]*’)$/;

function wrongWith(text: string, path: readonly PropertyKey[]): string | null {
  if (/^[\p{C}\p{Z}\u2800\u3164]*$/u.test(text))
    return 'there is nothing to read in this text; write it, or take the field out.';
  const invisible = hiddenSign(text);
  if (invisible) return invisible.message;
  if (quoted.test(text)) {
    return `the marks ${text.slice(0, 1)} and ${text.slice(-1)} around it would be shown; take them out. Straight ones (") are not shown.`;
  }
  const bare = emphasised.has(path.at(-1) ?? '') ? text.replaceAll(/\*\*([^*]+)\*\*/g, '$1') : text;
  const [found] = markup.exec(bare) ?? emphasis.exec(bare) ?? [];
  if (found === undefined) return null;
  if (bare !== text && found === '**') return 'an allergen stands between two **, and one of them is missing.';
  return `"${found.trim()}" would be shown as it is: this field is plain text. Write the words alone.`;
}
