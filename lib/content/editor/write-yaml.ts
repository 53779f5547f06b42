import { isCollection, isMap as isMapNode, isScalar, type Node, stringify } from 'yaml';
import { isEmpty, isMap, type Plain } from './plain';

/** New values in the style of the files: short groups on one line, the rest one field a line. */
const shortGroup = 64;

export function writeScalar(value: Plain, like?: Node | null, inFlow = false): string {
  // A text of several lines stands on one, with its line breaks written out: what is folded would have to be indented.
  // Spaces at an end, of any kind, stand inside quotes.
  if (typeof value === 'string' && (/[\n\r]/.test(value) || value !== value.trim())) return JSON.stringify(value);
  const quoted = isScalar(like) && like.type === 'QUOTE_DOUBLE' && typeof value === 'string';
  const written = stringify(value, {
    lineWidth: 0,
    blockQuote: false,
    ...(quoted ? { defaultStringType: 'QUOTE_DOUBLE' as const } : {}),
  }).trimEnd();
  return inFlow && written === value && /[[\]{},]/.test(value) ? JSON.stringify(value) : written;
}

export function writeFlow(value: Plain, like?: Node | null): string {
  if (Array.isArray(value)) {
    const sibling = isCollection(like) ? firstItem(like) : null;
    return `[${value.map((item) => writeFlow(item, sibling)).join(', ')}]`;
  }
  if (!isMap(value)) return writeScalar(value, like, true);
  const pairs = Object.entries(value).filter(([, inner]) => !isEmpty(inner));
  return `{ ${pairs.map(([key, inner]) => `${key}: ${writeFlow(inner, valueIn(like, key))}`).join(', ')} }`;
}

/** What follows `key:` or `- `: on the same line, or as lines of its own below, indented. */
export function writeValue(value: Plain, indent: number, like?: Node | null): string {
  if (isEmpty(value) && Array.isArray(value)) return ' []';
  if (!Array.isArray(value) && !isMap(value)) return ` ${writeScalar(value, like)}`;
  if (fitsOneLine(value, like)) return ` ${writeFlow(value, like)}`;
  const pad = ' '.repeat(indent);
  if (Array.isArray(value)) {
    const sibling = isCollection(like) ? firstItem(like) : null;
    return value.map((item) => `\n${pad}${writeItem(item, indent, sibling)}`).join('');
  }
  return `\n${pad}${writeFields(value, indent, like)}`;
}

/** One entry of a list, from its hyphen on. */
export function writeItem(item: Plain, indent: number, like?: Node | null): string {
  if (!isMap(item)) return `-${writeValue(item, indent + 2, like)}`;
  const oneLine = isCollection(like) ? like.flow === true : fitsOneLine(item, like);
  return oneLine ? `- ${writeFlow(item, like)}` : `- ${writeFields(item, indent + 2, like)}`;
}

function writeFields(value: { [key: string]: Plain }, indent: number, like?: Node | null): string {
  return Object.entries(value)
    .filter(([, inner]) => inner !== '' && (!isEmpty(inner) || inner === null || Array.isArray(inner)))
    .map(([key, inner]) => `${key}:${writeValue(inner, indent + 2, valueIn(like, key))}`)
    .join(`\n${' '.repeat(indent)}`);
}

function fitsOneLine(value: Plain, like?: Node | null): boolean {
  if (isCollection(like) && like.flow) return true;
  const inside = Array.isArray(value) ? value : isMap(value) ? Object.values(value) : [];
  if (inside.some((item) => Array.isArray(item) || isMap(item))) return false;
  return writeFlow(value, like).length <= shortGroup && (isMap(value) ? inside.length <= 3 : !inside.some(isSentence));
}

const isSentence = (item: Plain) => typeof item === 'string' && item.includes(' ');

function firstItem(node: Node): Node | null {
  const [item] = isCollection(node) ? node.items : [];
  return isScalar(item) || isCollection(item) ? item : null;
}

export function valueIn(node: Node | null | undefined, key: string): Node | null {
  if (!isMapNode(node)) return null;
  const value = node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
  return isScalar(value) || isCollection(value) ? value : null;
}
