import Markdoc, { type Node, type ValidateError } from '@markdoc/markdoc';
import type { Problem } from '../problem';
import type { AnySource } from '../source';
import { didYouMean } from '../text/did-you-mean';
import { citationsInText, markdownConfig, nodesOf } from '../text/markdown';
import { type Finding, type Place, placesIn } from '../text/place';

const exampleBlock = '{% product slug="goats-milk-kefir" /%}';

const tags = ['product', 'table'];
const unreadable = ['parse-error', 'missing-closing', 'tag-selfclosing-has-children', 'tag-placement-invalid'];

/** Blocks between {% and %}: what Markdoc finds wrong with them, in plain words. */
function checkBlocks(root: Node): Finding[] {
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
  if (id === 'tag-undefined') return unknown(named);
  if (id === 'attribute-undefined') return `"${named}" is not known in this block.${didYouMean(named, ['slug'])}`;
  if (id === 'attribute-missing-required') return `"${named}" is missing in this block. Write it like ${exampleBlock}`;
  return `this block is not right (${message}). Write it like ${exampleBlock}`;
}

const unknown = (tag: string) => `unknown block {% ${tag} %}.${didYouMean(tag, tags)}`;

/** Markdoc brings blocks of its own, such as {% if %}, which would hide what is in them. */
function unknownBlock({ type, tag = '', lines }: Node): Finding[] {
  return type === 'tag' && !tags.includes(tag) ? [{ line: lines[0] ?? 0, column: 0, message: unknown(tag) }] : [];
}

const strays: { pattern: RegExp; says: (stray: string) => string }[] = [
  { pattern: /<\/?[a-z][^>]*>/i, says: (stray) => `HTML (${stray}) is not allowed; use Markdown.` },
  {
    pattern: /\{%|%\}|\{\s*product\b/i,
    says: () => `this block is not complete. Write it on a line of its own like ${exampleBlock}`,
  },
  {
    pattern: /\]\([^)]*\)?/,
    says: (found) => {
      const [, scheme] = /^\]\(\s*((?!https?:|mailto:|tel:)[a-z][a-z\d+.-]*:)/i.exec(found) ?? [];
      if (scheme)
        return `a link may not begin with "${scheme}"; write / for a page of the shop, https:// for any other.`;
      if (/^\]\(\s*\S+\s+\S/.test(found))
        return 'the address of a link has no spaces in it; take them out, or write %20.';
      return 'this link cannot be read. Write it like [Terms](/help/terms)';
    },
  },
];

/** Everything wrong in one body: citations, product blocks, HTML, blocks and links that can't be read. */
export function checkBody(source: AnySource, products: readonly string[]): Problem[] {
  const { file, fields, bodySource, bodyLine, root } = source;
  const references = 'references' in fields ? fields.references.map(({ id }) => id) : [];
  const isArticle = file.startsWith('content/articles/');
  const place = placesIn(bodySource);
  const findings = [
    ...nodesOf(root).flatMap((node) => [
      ...inText(node, references, place),
      ...inProductBlock(node, products, isArticle),
      ...unknownBlock(node),
    ]),
    ...checkBlocks(root),
  ];
  const once = new Map(findings.map((finding) => [`${finding.line} ${finding.message}`, finding]));
  return [...once.values()].map(({ line, column, message }) => ({
    file,
    line: line + bodyLine,
    column: column + 1,
    level: 'error',
    message,
  }));
}

function inText(node: Node, references: readonly string[], place: Place): Finding[] {
  if (node.type !== 'text') return [];
  const content = String(node.attributes.content);
  const from = node.lines[0] ?? 0;
  const stray = strays.flatMap(({ pattern, says }): Finding[] => {
    const [found] = pattern.exec(content) ?? [];
    return found ? [{ ...place(found, from), message: says(found) }] : [];
  });
  const unknown = citationsInText(content)
    .filter((id) => !references.includes(id))
    .map((id) => ({
      ...place(`[^${id}]`, from),
      message: `citation [^${id}] has no entry under "references".${didYouMean(id, references)}`,
    }));
  return [...stray, ...unknown];
}

function inProductBlock(node: Node, products: readonly string[], isArticle: boolean): Finding[] {
  const { slug } = node.attributes;
  if (node.type !== 'tag' || node.tag !== 'product' || typeof slug !== 'string') return [];
  const at = { line: node.lines[0] ?? 0, column: 0 };
  if (!isArticle) return [{ ...at, message: 'a product block is for articles; link to the product instead.' }];
  if (products.includes(slug)) return [];
  return [{ ...at, message: `product "${slug}" is not a file in content/products.${didYouMean(slug, products)}` }];
}
