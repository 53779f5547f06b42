import Markdoc from '@markdoc/markdoc';
import { didYouMean } from '../did-you-mean';
import { citationsInText, markdownConfig } from '../markdown';
import type { Problem } from '../problem';
import type { AnySource } from '../source';

const example = '{% product slug="goats-milk-kefir" /%}';
const broken = /\{%|%\}|\{\s*product\b|<\/?[a-z][^>]*>/i;

/** Everything wrong in one body: citations, product blocks, HTML, blocks that can't be read. */
export function checkBody(
  { file, fields, bodySource, bodyLine, root }: AnySource,
  products: readonly string[],
): Problem[] {
  const references = 'references' in fields ? fields.references.map(({ id }) => id) : [];
  const lines = bodySource.split('\n');
  const problems: Problem[] = [];
  const report = (line: number, column: number, message: string) =>
    problems.push({ file, line: line + bodyLine, column: column + 1, level: 'error', message });
  const reportText = (text: string, from: number, message: string) => {
    const line = lines.findIndex((content, index) => index >= from && content.includes(text));
    report(Math.max(line, 0), Math.max(lines[line]?.indexOf(text) ?? 0, 0), message);
  };

  for (const node of root.walk()) {
    const from = node.lines[0] ?? 0;
    if (node.type === 'text') {
      const [stray] = broken.exec(String(node.attributes.content)) ?? [];
      if (stray) {
        reportText(
          stray,
          from,
          stray.startsWith('<')
            ? `HTML (${stray}) is not allowed; use Markdown.`
            : `this block is not complete. Write it on a line of its own like ${example}`,
        );
      }
      for (const id of citationsInText(String(node.attributes.content))) {
        if (!references.includes(id)) {
          reportText(
            `[^${id}]`,
            from,
            `citation [^${id}] has no entry under "references".${didYouMean(id, references)}`,
          );
        }
      }
    }
    const { slug } = node.attributes;
    if (node.type === 'tag' && node.tag === 'product' && typeof slug === 'string' && !products.includes(slug)) {
      report(from, 0, `product "${slug}" is not a file in content/products.${didYouMean(slug, products)}`);
    }
  }
  for (const { error, location, lines: at } of Markdoc.validate(root, markdownConfig())) {
    if (error.level !== 'error' && error.level !== 'critical') continue;
    const [, tag] = /Undefined tag: '([^']+)'/.exec(error.message) ?? [];
    const unreadable = ['parse-error', 'missing-closing', 'tag-selfclosing-has-children'].includes(error.id);
    const message = unreadable
      ? `this block cannot be read. Write it like ${example} (straight quotes, and /%} at the end)`
      : tag
        ? `unknown block {% ${tag} %}.${didYouMean(tag, ['product', 'table'])}`
        : error.message;
    report(location?.start.line ?? at[0] ?? 0, location?.start.character ?? 0, message);
  }
  return problems.filter(
    (one, index) => problems.findIndex(({ line, message }) => line === one.line && message === one.message) === index,
  );
}
