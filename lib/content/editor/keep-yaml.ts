import {
  isCollection,
  isMap as isMapNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { align } from './align';
import { isEmpty, isMap, type Plain, type PlainMap, plain, same } from './plain';
import { lineEnd, lineStart, type Splice, splice } from './splice';
import { valueIn, writeFlow, writeItem, writeScalar, writeValue } from './write-yaml';

/**
 * A YAML text with new values in it, and nothing else changed: comments, quotes, order and blank lines stay. `was` are
 * the values as the editor was given them, with every default filled in, so that a default it sends back is no change.
 * Where that can't be done, the values are written afresh.
 */
export function keepYaml(source: string, was: Plain, now: Plain): string {
  const text = source.endsWith('\n') || source === '' ? source : `${source}\n`;
  const { contents } = parseDocument(text, { version: '1.2' });
  const afresh = `${writeValue(now, 0).trimStart()}\n`;
  if (!isCollection(contents)) return afresh;
  const kept = splice(text, changes(text, contents, was, now));
  const reread = parseDocument(kept, { version: '1.2' });
  return reread.errors.length === 0 && holds(plain(reread.toJS()), was, now) ? kept : afresh;
}

/** Whether a value is no change: the same, or empty where nothing was said. */
const unchanged = (was: Plain | undefined, now: Plain | undefined) => same(was, now) || (isEmpty(was) && isEmpty(now));

function holds(has: Plain | undefined, was: Plain | undefined, now: Plain | undefined): boolean {
  if (has === undefined) return unchanged(was, now);
  if (isMap(has) && isMap(now)) {
    const before = isMap(was) ? was : {};
    return [...new Set([...Object.keys(has), ...Object.keys(now)])].every((key) =>
      holds(has[key], before[key], now[key]),
    );
  }
  if (Array.isArray(has) && Array.isArray(now)) {
    const before = Array.isArray(was) ? was : [];
    return (
      has.length === now.length &&
      has.every((item, at) =>
        holds(
          item,
          before.find((one) => same(one, now[at])),
          now[at],
        ),
      )
    );
  }
  return unchanged(has, now);
}

function changes(text: string, node: Node | null, was: Plain | undefined, now: Plain): Splice[] {
  if (unchanged(was, now) || !node?.range) return [];
  if (isMapNode(node) && isMap(now))
    return node.flow ? inFlow(text, node, was, now) : inMap(text, node, isMap(was) ? was : {}, now);
  if (isSeq(node) && Array.isArray(now) && now.length > 0)
    return node.flow ? inFlow(text, node, was, now) : inList(text, node, Array.isArray(was) ? was : [], now);
  const [from, to] = node.range;
  const end = text.slice(from, to).trimEnd().length + from;
  return [
    {
      from,
      to: end,
      text: isMap(now) || Array.isArray(now) ? writeFlow(now) : writeScalar(now, node, isInFlow(text, from)),
    },
  ];
}

/** Inside brackets a plain scalar may hold less; the line says whether a bracket is open. */
const isInFlow = (text: string, at: number) => /[{[][^\]}]*$/.test(text.slice(lineStart(text, at), at));

/** A group on one line is written again, with the text of what did not change. */
function inFlow(text: string, node: YAMLMap | YAMLSeq, was: Plain | undefined, now: Plain): Splice[] {
  const [from = 0, to = 0] = node.range ?? [];
  const of = (inner: unknown) => (isScalar(inner) || isCollection(inner) ? inner : null);
  const source = (inner: Node | null) => text.slice(inner?.range?.[0] ?? 0, inner?.range?.[1] ?? 0);
  const write = (inner: Node | null, before: Plain | undefined, after: Plain) =>
    inner && same(before, after) ? source(inner) : writeFlow(after, inner);
  if (isSeq(node) && Array.isArray(now)) {
    const items = node.items.map(of);
    const before = Array.isArray(was) ? was : [];
    const sibling = items[0] ?? null;
    const written = now.map((item) => {
      const at = before.findIndex((one) => same(one, item));
      return at < 0 ? writeFlow(item, sibling) : write(items[at] ?? null, before[at], item);
    });
    return [{ from, to, text: `[${written.join(', ')}]` }];
  }
  const before = isMap(was) ? was : {};
  const fields = isMap(now) ? now : {};
  const old = isMapNode(node) ? node.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')) : [];
  const keys = [...old.filter((key) => fields[key] !== undefined), ...added(old, before, fields)];
  const pairs = keys.map((key) => `${key}: ${write(valueIn(node, key), before[key], fields[key] ?? null)}`);
  return [{ from, to, text: `{ ${pairs.join(', ')} }` }];
}

/** Fields that the text doesn't have and that say something which their absence doesn't. */
const added = (old: readonly string[], was: PlainMap, now: PlainMap) =>
  Object.keys(now).filter((key) => !old.includes(key) && !unchanged(was[key], now[key]));

function inMap(text: string, node: YAMLMap, was: PlainMap, now: PlainMap): Splice[] {
  const pairs = node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !key.range) return [];
    const inner = isScalar(value) || isCollection(value) ? value : null;
    return [
      {
        name: String(key.value),
        from: key.range[0],
        keyEnd: key.range[1],
        to: inner?.range?.[1] ?? key.range[1],
        inner,
      },
    ];
  });
  const [first] = pairs;
  if (!first) return [];
  const indent = first.from - lineStart(text, first.from);
  const out = pairs.flatMap(({ name, from, keyEnd, to, inner }, at): Splice[] => {
    const value = now[name];
    const end = lineEnd(text, to);
    if (value === undefined || (isEmpty(value) && value !== null && !Array.isArray(value) && !isEmpty(was[name]))) {
      const inline = text.slice(lineStart(text, from), from).trim() !== '';
      return [
        { from: inline ? from : lineStart(text, from), to: inline ? (pairs[at + 1]?.from ?? end) : end, text: '' },
      ];
    }
    const becomesGroup = (isMap(value) || Array.isArray(value)) && !isCollection(inner);
    const becomesLess =
      isCollection(inner) && !inner.flow && (!(isMap(value) || Array.isArray(value)) || isEmpty(value));
    if (
      !unchanged(was[name], value) &&
      (becomesGroup || becomesLess || (isCollection(inner) && inner.items.length === 0))
    )
      return [{ from: keyEnd, to: end - 1, text: `:${writeValue(value, indent + 2)}` }];
    return changes(text, inner, was[name], value);
  });
  const names = pairs.map(({ name }) => name);
  const order = Object.keys(now);
  for (const name of added(names, was, now)) {
    const before = order.slice(0, order.indexOf(name)).findLast((one) => names.includes(one));
    const after = pairs.find((pair) => pair.name === before) ?? pairs.at(-1) ?? first;
    const at = lineEnd(text, after.to);
    out.push({ from: at, to: at, text: `${' '.repeat(indent)}${name}:${writeValue(now[name] ?? null, indent + 2)}\n` });
  }
  return out;
}

function inList(text: string, node: YAMLSeq, was: readonly Plain[], now: readonly Plain[]): Splice[] {
  const items = node.items.flatMap((item) => {
    if (!(isScalar(item) || isCollection(item)) || !item.range) return [];
    const start = lineStart(text, item.range[0]);
    return [{ item, start, end: lineEnd(text, item.range[1]), indent: text.indexOf('-', start) - start }];
  });
  const [first] = items;
  if (!first || items.length !== was.length) return [];
  const pad = ' '.repeat(first.indent);
  const chunk = (at: number) => text.slice(items[at]?.start ?? 0, items[at]?.end ?? 0);
  let place = first.start;
  return align(was, now, same).flatMap(({ before, after }): Splice[] => {
    const old = before === null ? undefined : items[before];
    const value = after === null ? undefined : now[after];
    if (old) place = old.end;
    if (old && value === undefined) return [{ from: old.start, to: old.end, text: '' }];
    if (value === undefined) return [];
    if (old && before !== null) return changes(text, old.item, was[before], value);
    const moved = was.findIndex((one) => same(one, value));
    return [
      {
        from: place,
        to: place,
        text: moved >= 0 ? chunk(moved) : `${pad}${writeItem(value, first.indent, first.item)}\n`,
      },
    ];
  });
}
