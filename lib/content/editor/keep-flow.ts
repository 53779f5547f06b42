import { isCollection, isMap as isMapNode, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { isMap, type Plain, type PlainMap, same, unchanged } from './plain';
import type { Splice } from './splice';
import { valueIn, writeFlow } from './write-yaml';

/** A group on one line is written again, with the text of what did not change. */
export function inFlow(text: string, node: YAMLMap | YAMLSeq, was: Plain | undefined, now: Plain): Splice[] {
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
  const keys = [...old.filter((key) => fields[key] !== undefined), ...addedFields(old, before, fields)];
  const pairs = keys.map((key) => `${key}: ${write(valueIn(node, key), before[key], fields[key] ?? null)}`);
  return [{ from, to, text: `{ ${pairs.join(', ')} }` }];
}

/** Fields that the text doesn't have and that say something which their absence doesn't. */
export const addedFields = (old: readonly string[], was: PlainMap, now: PlainMap) =>
  Object.keys(now).filter((key) => !old.includes(key) && !unchanged(was[key], now[key]));
