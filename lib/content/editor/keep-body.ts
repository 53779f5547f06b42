import type { Node } from '@markdoc/markdoc';
import { parseMarkdown } from '../text/markdown';
import { align } from './align';

/** A top-level part of a text; `gap` is what stands between it and the part before. */
type Block = { text: string; gap: string; says: string };

/**
 * A Markdown text with what was changed in it: every paragraph, list or block that still says the same stays as typed.
 * Where that would not say what was sent, the text is what was sent.
 */
export function keepBody(was: string, now: string): string {
  const sent = plainer(now);
  const [old, fresh] = [blocksOf(was), blocksOf(sent)];
  if (saysSame(old.blocks, fresh.blocks)) return was;
  const kept = align(old.blocks, fresh.blocks, (a, b) => a.says === b.says).flatMap(({ before, after }) => {
    const from = before === null ? undefined : old.blocks[before];
    const to = after === null ? undefined : fresh.blocks[after];
    if (!to) return [];
    const gap = from && before !== 0 ? from.gap : '\n\n';
    return [{ text: from?.says === to.says ? from.text : to.text, gap }];
  });
  const lead = old.blocks[0]?.gap ?? '\n';
  const text = kept.map(({ text: part, gap }, at) => (at === 0 ? lead : gap) + part).join('') + (old.tail || '\n');
  return saysSame(blocksOf(text).blocks, fresh.blocks) ? text : `\n${sent.trim()}\n`;
}

const saysSame = (a: readonly Block[], b: readonly Block[]) =>
  a.length === b.length && a.every(({ says }, at) => says === b[at]?.says);

/** The editor escapes what it need not: citations stay readable. */
const plainer = (text: string) => text.replaceAll(/\\?\[\\?\^([\w-]+)\\?\]/g, '[^$1]');

function blocksOf(source: string): { blocks: Block[]; tail: string } {
  const lines = source.split('\n');
  const starts = lines.map((_, line) => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0));
  let end = 0;
  const blocks = parseMarkdown(source).children.map((node) => {
    const [first = 0] = node.lines;
    const last = Math.max(first + 1, ...[node, ...node.walk()].flatMap(({ lines: at }) => at));
    const from = starts[first] ?? source.length;
    const text = source.slice(from, starts[last] ?? source.length).trimEnd();
    const gap = source.slice(end, from);
    end = from + text.length;
    return { text, gap, says: JSON.stringify(meaning(node)) };
  });
  return { blocks, tail: source.slice(end) };
}

/** What a part says, whatever it looks like in the file. */
function meaning(node: Node): unknown {
  const { type, tag, attributes, children } = node;
  if (type === 'inline') return mergeText(children.map(meaning));
  if (type === 'softbreak') return ' ';
  if (type === 'text') return String(attributes.content);
  const { marker: _marker, ...said } = attributes;
  return [type, tag, said, children.map(meaning)];
}

function mergeText(parts: unknown[]): unknown[] {
  const merged: unknown[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof last === 'string' && typeof part === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}
