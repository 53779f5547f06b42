import Markdoc, { type Config, type Node, type RenderableTreeNode, type Schema } from '@markdoc/markdoc';
import { typographic } from './typographic';

/** A heading, with its line in the body. */
export type Heading = { id: string; title: string; level: number; line: number };
export type Body = {
  tree: RenderableTreeNode;
  headings: Heading[];
  /** Reference ids in the order of their first citation. */
  cited: string[];
  /** Slugs of the products shown in the text. */
  products: string[];
  words: number;
  source: string;
};

const citation = /\[\^([^\]\s]+)\]/g;
const tokenizer = new Markdoc.Tokenizer({ allowComments: true, html: false });

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

export function parseMarkdown(source: string): Node {
  return Markdoc.parse(tokenizer.tokenize(source));
}

const walked = new WeakMap<Node, Node[]>();

/** Everything below a node, in the order of the text; walked once, however many checks ask. */
export function nodesOf(root: Node): Node[] {
  const known = walked.get(root);
  if (known) return known;
  const nodes = [...root.walk()];
  walked.set(root, nodes);
  return nodes;
}

function textOf(node: Node): string {
  return [...node.walk()]
    .map(({ type, attributes }) => (type === 'text' ? String(attributes.content) : type === 'softbreak' ? ' ' : ''))
    .join('');
}

export function citationsInText(text: string): string[] {
  return [...text.matchAll(citation)].map(([, id = '']) => id);
}

const blocks = new Set(['p', 'li', 'h2', 'h3', 'h4', 'tr', 'blockquote']);

/** A body's words alone, for programs that read no markup. */
export function plainText(tree: RenderableTreeNode): string {
  const read = (node: RenderableTreeNode): string => {
    if (!Markdoc.Tag.isTag(node)) return typeof node === 'string' || typeof node === 'number' ? String(node) : '';
    return node.children.map(read).join('') + (blocks.has(node.name) ? ' ' : '');
  };
  return read(tree).replaceAll(/\s+/g, ' ').trim();
}

/** Every reference id cited below a node, each once, in the order of first use. */
export function citationsIn(root: Node): string[] {
  const ids = nodesOf(root).flatMap(({ type, attributes }) =>
    type === 'text' ? citationsInText(String(attributes.content)) : [],
  );
  return [...new Set(ids)];
}

export function headingsOf(root: Node): Heading[] {
  return nodesOf(root)
    .filter(({ type }) => type === 'heading')
    .map((node) => ({
      id: anchor(textOf(node)),
      title: typographic(textOf(node).replaceAll(citation, '').trim()),
      level: Number(node.attributes.level),
      line: node.lines[0] ?? 0,
    }));
}

/** The product blocks below a node, each with its line in the body. */
export function productsIn(root: Node): { slug: string; line: number }[] {
  return nodesOf(root)
    .filter(({ type, tag }) => type === 'tag' && tag === 'product')
    .map(({ attributes, lines }) => ({ slug: String(attributes.slug), line: lines[0] ?? 0 }));
}

/** 'Kefir [^nhs]' becomes the text, a citation tag, the text after it. Each tag knows which time its source is cited. */
function textSchema(): Schema {
  const times = new Map<string, number>();
  return {
    attributes: { content: { type: String, required: true } },
    transform(node) {
      const content = typographic(String(node.attributes.content));
      const parts: RenderableTreeNode[] = [];
      let last = 0;
      for (const match of content.matchAll(citation)) {
        const [whole, id = ''] = match;
        const time = (times.get(id) ?? 0) + 1;
        times.set(id, time);
        if (match.index > last) parts.push(content.slice(last, match.index));
        parts.push(new Markdoc.Tag('citation', { id, time }));
        last = match.index + whole.length;
      }
      if (last < content.length) parts.push(content.slice(last));
      return parts.length === 1 ? (parts[0] ?? null) : parts;
    },
  };
}

const productTag: Schema = {
  render: 'product',
  selfClosing: true,
  attributes: { slug: { type: String, required: true, errorLevel: 'error' } },
};

export function markdownConfig(): Config {
  const heading: Schema = {
    ...Markdoc.nodes.heading,
    transform: (node, config) =>
      new Markdoc.Tag(`h${node.attributes.level}`, { id: anchor(textOf(node)) }, node.transformChildren(config)),
  };
  return {
    tags: { product: productTag, table: Markdoc.tags.table ?? {} },
    nodes: { ...Markdoc.nodes, heading, text: textSchema() },
  };
}

/** A body as a tree of plain tags that components turn into React elements; never a string of HTML. */
export function renderBody(source: string, root = parseMarkdown(source)): Body {
  return {
    tree: Markdoc.transform(root, markdownConfig()),
    headings: headingsOf(root),
    cited: citationsIn(root),
    products: productsIn(root).map(({ slug }) => slug),
    words: source.split(/\s+/).filter(Boolean).length,
    source,
  };
}
