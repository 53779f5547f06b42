import type { Node } from '@markdoc/markdoc';
import { parseMarkdown } from '../markdown';
import { align } from './align';

type Block = { text: string; gap: string; says: string };

/** A Markdown text with what was changed in it: every paragraph, list or block that still says the same stays as typed. */
export function keepBody(was: string, now: string): string {
  const [before, after] = [blocksOf(was), blocksOf(plainer(now))];
  if (before.length === 0) return after.length === 0 ? was : `\n${after.map(({ text }) => text).join('\n\n')}\n`;
  const lead = before[0]?.gap ?? '';
  const kept = align(before, after, (a, b) => a.says === b.says).flatMap(({ before: from, after: to }) => {
    const old = from === null ? undefined : before[from];
    const fresh = to === null ? undefined : after[to];
    if (!fresh) return [];
    return old?.says === fresh.says
      ? [{ text: old.text, gap: old.gap }]
      : [{ text: fresh.text, gap: old?.gap || '\n\n' }];
  });
  return `${kept.map(({ text, gap }, at) => (at === 0 ? lead : gap === lead && at > 0 ? '\n\n' : gap) + text).join('')}\n`;
}

/** The editor escapes what it need not: citations stay readable. */
const plainer = (text: string) => text.replaceAll(/\\?\[\\?\^([\w-]+)\\?\]/g, '[^$1]');

/** The top-level parts of a text, each with the blank lines before it. */
function blocksOf(source: string): Block[] {
  const lines = source.split('\n');
  const { children } = parseMarkdown(source);
  let end = 0;
  return children.map((node) => {
    const [from = 0] = node.lines;
    const to = Math.max(...[...node.walk(), node].flatMap(({ lines: at }) => at), from);
    const text = lines
      .slice(from, to === from ? to + 1 : to)
      .join('\n')
      .trimEnd();
    const gap = '\n'.repeat(from - end + (end === 0 ? 0 : 1));
    end = from + text.split('\n').length;
    return { text, gap, says: JSON.stringify(meaning(node)) };
  });
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
