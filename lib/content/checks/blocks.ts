import Markdoc, { type Node, type ValidateError } from '@markdoc/markdoc';
import { didYouMean } from '../text/did-you-mean';
import { markdownConfig } from '../text/markdown';

/** Where something stands in a body, counted from zero, and what is wrong with it. */
export type Finding = { line: number; column: number; message: string };

export const exampleBlock = '{% product slug="goats-milk-kefir" /%}';

const tags = ['product', 'table'];
const unreadable = ['parse-error', 'missing-closing', 'tag-selfclosing-has-children', 'tag-placement-invalid'];

/** Blocks between {% and %}: what Markdoc finds wrong with them, in plain words. */
export function checkBlocks(root: Node): Finding[] {
  return Markdoc.validate(root, markdownConfig())
    .filter(({ error: { level } }) => level === 'error' || level === 'critical')
    .map((found) => ({
      line: found.location?.start.line ?? found.lines[0] ?? 0,
      column: found.location?.start.character ?? 0,
      message: inWords(found.error),
    }));
}

function inWords({ id, message }: ValidateError['error']): string {
  const [, named = ''] = /'([^']+)'/.exec(message) ?? [];
  if (unreadable.includes(id)) {
    return `this block cannot be read. Write it like ${exampleBlock} (straight quotes, and /%} at the end)`;
  }
  if (id === 'tag-undefined') return `unknown block {% ${named} %}.${didYouMean(named, tags)}`;
  if (id === 'attribute-undefined') return `"${named}" is not known in this block.${didYouMean(named, ['slug'])}`;
  if (id === 'attribute-missing-required') return `"${named}" is missing in this block. Write it like ${exampleBlock}`;
  return `this block is not right (${message}). Write it like ${exampleBlock}`;
}
