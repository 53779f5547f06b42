import { addressOf } from '../checks/places/redirects';
import type { Files } from '../source';
import { CannotKeep, changedFields, fieldsOf } from './keep';
import { isMap, type Plain, type PlainMap } from './plain';

const redirectsFile = 'content/redirects.yaml';
/** The fields that name a file of a folder. */
const naming: Record<string, readonly string[]> = {
  products: ['related', 'bundleOf', 'products'],
  articles: ['homeArticle'],
};
type Move = { from: string; to: string };

const mapOf = (value: Plain | undefined): PlainMap => (isMap(value) ? value : {});
const sizesOf = (fields: PlainMap): PlainMap[] =>
  Array.isArray(fields.variants) ? fields.variants.slice(1).map(mapOf) : [];
const isPublished = (fields: PlainMap) => fields.status === 'published';

/** An address in a text, and not the beginning of another or a part of somebody else's. */
const written = (address: string) => new RegExp(`(?<![\\w.-])${address}(?![\\w-])`, 'g');
const led = (text: string, { from, to }: Move) => text.replaceAll(written(from), to);

/** The pages that are elsewhere once `old` is `fresh`: the file's own, and those of a product's sizes. */
function movesOf(old: string, was: PlainMap, fresh: string, now: PlainMap): Move[] {
  const [from, to] = [addressOf(old), addressOf(fresh)];
  if (!from || !to || !isPublished(was) || !isPublished(now)) return [];
  const sizes = sizesOf(now);
  const stands = new Set([to, ...sizes.map(({ slug }) => `${to}/${slug}`)]);
  const moves = sizesOf(was).map(({ slug, sku }): Move => {
    const size = sizes.find((one) => one.slug === slug) ?? sizes.find((one) => one.sku === sku);
    return { from: `${from}/${slug}`, to: size ? `${to}/${size.slug}` : to };
  });
  return [{ from, to }, ...moves].filter((move) => !stands.has(move.from));
}

/**
 * What else changes when a save gives a file another name, or a product's size another address: the old addresses lead
 * on, and whoever named the file by its old name names it by the new one. `files` have the renamed file in them already.
 */
export function followed(files: Files, { old, was, fresh }: { old: string; was: string; fresh: string }): Files {
  const now = files[fresh] ?? '';
  const moves = movesOf(old, mapOf(fieldsOf(old, was)), fresh, mapOf(fieldsOf(fresh, now)));
  const changed = Object.entries(files).flatMap(([file, source]): [string, string][] => {
    if (file === redirectsFile || !/\.(?:md|yaml)$/.test(file) || file === 'content/README.md') return [];
    const text = moves.reduce(led, old === fresh ? source : renamedIn(file, source, old, fresh));
    return text === source ? [] : [[file, text]];
  });
  const redirects = leadOn(files[redirectsFile], addressOf(fresh), moves);
  return { ...Object.fromEntries(changed), ...redirects };
}

/** The redirects, with the moves in them: none leads to what has moved, and none stands before a page. */
function leadOn(source: string | undefined, standing: string | null, moves: readonly Move[]): Files {
  if (moves.length === 0) return {};
  const list = source === undefined ? undefined : fieldsOf(redirectsFile, source);
  if (source === undefined || (list !== null && !Array.isArray(list)))
    throw new CannotKeep(`${redirectsFile} must have the old address, and cannot be read; mend it first`);
  const fresh = new Set([standing, ...moves.map(({ to }) => to)]);
  const old = new Set(moves.map(({ from }) => from));
  const kept = (list ?? [])
    .map(mapOf)
    .filter(({ from }) => !fresh.has(String(from)) && !old.has(String(from)))
    .map((one): PlainMap => ({ ...one, to: moves.reduce(led, String(one.to)) }));
  return { [redirectsFile]: changedFields(redirectsFile, source, () => [...kept, ...moves]) };
}

/** A file that names another, with the other's new name. */
function renamedIn(file: string, source: string, old: string, fresh: string): string {
  const [, folder = ''] = old.split('/');
  const [from, to] = [old, fresh].map((name) => name.slice(name.lastIndexOf('/') + 1, -'.md'.length));
  const names = naming[folder];
  if (!names || from === undefined || to === undefined) return source;
  const rename = (value: Plain, named: boolean): Plain => {
    if (Array.isArray(value)) return value.map((item) => rename(item, named));
    if (isMap(value))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rename(inner, names.includes(key))]));
    return named && value === from ? to : value;
  };
  const text = changedFields(file, source, (fields) => rename(fields, false));
  return folder === 'products'
    ? text.replaceAll(new RegExp(`(\\{%\\s*product\\s[^%]*slug=")${from}(?=")`, 'g'), `$1${to}`)
    : text;
}
