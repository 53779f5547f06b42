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
import { addedFields, inFlow } from './keep-flow';
import { isEmpty, isMap, type Plain, type PlainMap, plain, same, unchanged } from './plain';
import { lineEnd, lineStart, type Splice, splice } from './splice';
import { writeFlow, writeItem, writeScalar, writeValue } from './write-yaml';

/**
 * A YAML text with new values in it, and nothing else changed: comments, quotes, order and blank lines stay. `was` are
 * the values as the editor was given them, with every default filled in, so that a default it sends back is no change.
 * Where that can't be done, the values are written afresh, below what stands above them all. Whatever comes out has been read again and says `now`; null
 * if nothing does.
 */
export function keepYaml(source: string, was: Plain, now: Plain): string | null {
  const text = source.endsWith('\n') || source === '' ? source : `${source}\n`;
  const { contents } = parseDocument(text, { version: '1.2' });
  const says = (yaml: string) => {
    const reread = parseDocument(yaml, { version: '1.2' });
    return reread.errors.length === 0 && holds(plain(reread.toJS()), was, now);
  };
  const kept = isCollection(contents) ? splice(text, changes(text, contents, was, now)) : null;
  if (kept !== null && says(kept)) return kept;
  const [head = ''] = /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(text) ?? [];
  const afresh = `${head}${writeValue(now, 0).trimStart()}\n`;
  return says(afresh) ? afresh : null;
}

function holds(has: Plain | undefined, was: Plain | undefined, now: Plain | undefined): boolean {
  if (has === undefined) return isEmpty(now) || unchanged(was, now);
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
  // Where nothing stood after a colon, the value needs its space.
  const space = text[from - 1] === ':' ? ' ' : '';
  return [
    {
      from,
      to: end,
      text: space + (isMap(now) || Array.isArray(now) ? writeFlow(now) : writeScalar(now, node, isInFlow(text, from))),
    },
  ];
}

/** Inside brackets a plain scalar may hold less; the line says whether a bracket is open. */
const isInFlow = (text: string, at: number) => /[{[][^\]}]*$/.test(text.slice(lineStart(text, at), at));

function inMap(text: string, node: YAMLMap, was: PlainMap, now: PlainMap): Splice[] {
  const pairs = node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !key.range) return [];
    const inner = isScalar(value) || isCollection(value) ? value : null;
    const colon = text.indexOf(':', key.range[1]) + 1;
    const [begins = colon, ends = colon] = inner?.range ?? [];
    const isBare = begins === ends;
    return [{ name: String(key.value), from: key.range[0], colon, to: isBare ? colon : ends, inner, isBare }];
  });
  const [first] = pairs;
  if (!first) return [];
  const indent = first.from - lineStart(text, first.from);
  const gone = ({ name }: { name: string }) => {
    const value = now[name];
    if (value === undefined) return true;
    return isEmpty(value) && value !== null && !Array.isArray(value) && !isEmpty(was[name]);
  };
  // After a hyphen the first field that stays moves up to it.
  const afterHyphen = text.slice(lineStart(text, first.from), first.from).trim() !== '';
  const stays = afterHyphen ? pairs.findIndex((pair) => !gone(pair)) : 0;
  const lead = stays > 0 ? [{ from: first.from, to: pairs[stays]?.from ?? first.from, text: '' }] : [];
  const rest = pairs.slice(stays).flatMap((pair): Splice[] => {
    const { name, from, colon, to, inner, isBare } = pair;
    const value = now[name];
    const end = lineEnd(text, to);
    if (value === undefined || gone(pair)) return [{ from: lineStart(text, from), to: end, text: '' }];
    const becomesGroup = (isMap(value) || Array.isArray(value)) && !isCollection(inner);
    const becomesLess =
      isCollection(inner) && !inner.flow && (!(isMap(value) || Array.isArray(value)) || isEmpty(value));
    if (
      !unchanged(was[name], value) &&
      (isBare || becomesGroup || becomesLess || (isCollection(inner) && inner.items.length === 0))
    ) {
      const noted = isCollection(inner) && !inner.flow ? colon : to;
      return [{ from: colon, to: end - 1, text: withNote(text.slice(noted, end), writeValue(value, indent + 2)) }];
    }
    return changes(text, inner, was[name], value);
  });
  const out = [...lead, ...rest];
  const names = pairs.map(({ name }) => name);
  const kept = pairs.filter((pair) => !gone(pair));
  const order = Object.keys(now);
  for (const name of addedFields(names, was, now)) {
    const before = order.slice(0, order.indexOf(name)).findLast((one) => kept.some((pair) => pair.name === one));
    const after = kept.find((pair) => pair.name === before) ?? kept.at(-1) ?? first;
    const at = lineEnd(text, after.to);
    out.push({ from: at, to: at, text: `${' '.repeat(indent)}${name}:${writeValue(now[name] ?? null, indent + 2)}\n` });
  }
  return out;
}

/** What follows a key, with the comment that stands on its line: behind a value, or above the lines of a group. */
function withNote(rest: string, value: string): string {
  const [, note] = /^[ \t]*(#[^\n]*)/.exec(rest) ?? [];
  if (!note) return value;
  return value.startsWith('\n') ? ` ${note}${value}` : `${value} ${note}`;
}

/** Where the comment right above an entry of a list begins, which is about it; one at the top of the file is about all. */
function noteStart(text: string, line: number, indent: number): number {
  const before = lineStart(text, line - 1);
  const above = text.slice(before, line);
  if (line === 0 || !above.startsWith(`${' '.repeat(indent)}#`)) return line;
  const start = noteStart(text, before, indent);
  return start === 0 ? line : start;
}

function inList(text: string, node: YAMLSeq, was: readonly Plain[], now: readonly Plain[]): Splice[] {
  const items = node.items.flatMap((item) => {
    if (!(isScalar(item) || isCollection(item)) || !item.range) return [];
    const line = lineStart(text, item.range[0]);
    const indent = text.indexOf('-', line) - line;
    return [{ item, start: noteStart(text, line, indent), line, end: lineEnd(text, item.range[1]), indent }];
  });
  const [first] = items;
  if (!first || items.length !== was.length) return [];
  const pad = ' '.repeat(first.indent);
  const chunk = (at: number) => text.slice(items[at]?.start ?? 0, items[at]?.end ?? 0);
  let place = first.line;
  return align(was, now, same).flatMap(({ before, after }): Splice[] => {
    const old = before === null ? undefined : items[before];
    const value = after === null ? undefined : now[after];
    if (old) place = old.end;
    if (old && value === undefined) return [{ from: old.start, to: old.end, text: '' }];
    if (value === undefined) return [];
    const moved = was.findIndex((one) => same(one, value));
    if (old && before !== null && moved >= 0 && moved !== before && !same(was[before], value))
      return [{ from: old.start, to: old.end, text: chunk(moved) }];
    if (old && before !== null) return changes(text, old.item, was[before], value);
    return [
      {
        from: place,
        to: place,
        text: moved >= 0 ? chunk(moved) : `${pad}${writeItem(value, first.indent, first.item)}\n`,
      },
    ];
  });
}
