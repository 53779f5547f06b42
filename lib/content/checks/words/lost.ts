import Markdoc, { type Node } from '@markdoc/markdoc';
import type { Problem } from '../../problem';
import type { AnySource } from '../../source';
import { headingsOf, nodesOf } from '../../text/markdown';
import { type Finding, type Place, placesIn } from '../../text/place';
import { hiddenSign } from './plain';

type Body = Pick<AnySource, 'file' | 'bodyLine' | 'bodySource' | 'root'>;

/** What a writer typed and no reader would get: it vanishes, shows as signs, or leads nowhere, without any other word. */
export function checkLost({ file, bodyLine, bodySource, root }: Body): Problem[] {
  const place = placesIn(bodySource);
  const findings = [
    ...nodesOf(root).flatMap((node) => [...inNode(node, place), ...inWords(node, place)]),
    ...headings(root),
    ...unusedDefinitions(bodySource, root),
  ];
  return findings.map(({ line, column, message }) => ({
    file,
    line: bodyLine + line,
    column: column + 1,
    level: 'error',
    message,
  }));
}

const lineOf = ({ lines }: Node) => lines[0] ?? 0;

function inNode(node: Node, place: Place): Finding[] {
  const from = lineOf(node);
  const found: Finding[] = [];
  if (node.type === 'image') {
    const message =
      'a picture in a text is not shown. Take it out; the picture of a product or an article stands under "image".';
    found.push({ ...place('![', from), message });
  }
  if (node.type === 'tag' && node.tag === 'product' && node.inline) {
    const message = 'a product block stands on a line of its own, with an empty line before it and after it.';
    found.push({ ...place('{% product', from), message });
  }
  if (node.type === 'link' && ![...node.walk()].some(isRead)) {
    const message = 'this link has no words, so nobody can see it. Write it like [Terms](/help/terms)';
    found.push({ ...place('[](', from), message });
  }
  for (const value of Object.values(node.attributes)) {
    if (!Markdoc.Ast.isAst(value)) continue;
    const message = 'nothing fills this in, so it would read "undefined"; write the words themselves.';
    found.push({ ...place(Markdoc.Ast.isVariable(value) ? `$${value.path.join('.')}` : '{%', from), message });
  }
  if (node.type !== 'tag' && node.annotations.length > 0) {
    found.push({ ...place('{%', from), message: 'a note in {% and %} on a text does nothing here; take it out.' });
  }
  return found;
}

const isRead = ({ type, attributes }: Node) => type === 'code' || (type === 'text' && attributes.content !== '');

const signs: { pattern: RegExp; says: (found: string) => string }[] = [
  {
    pattern: /\[(?!\^)[^[\]]+\]\[(?!\^)[^[\]]*\]/,
    says: (found) => `${found} leads nowhere: no line says where to. Write it like [Terms](/help/terms)`,
  },
  {
    pattern: /(?:\bhttps?:\/\/|\bwww\.)[^\s<>)\]]*[^\s<>)\].,;:!?'"’”]/i,
    says: (found) =>
      `${found} is no link by itself; write [what is there](${found.replace(/^(?:https?:\/\/)?/i, 'https://')})`,
  },
  { pattern: /^#{1,6}(?=[^#\s])/, says: (found) => `a heading has a space after its ${found}` },
  {
    pattern: /\*\*|__(?=\w)|(?<=\w)__/,
    says: (found) => `${found} is shown as it is: no word is between a pair of them.`,
  },
  { pattern: /={3,}$/, says: (found) => `${found} is shown as it is; a heading begins with ##.` },
  { pattern: /^\[[ x]\] /i, says: (found) => `${found.trim()} is shown as it is; take it out.` },
];

/** The words of one paragraph, but for those of links and code, which say themselves what they are. */
function inWords(node: Node, place: Place): Finding[] {
  if (node.type !== 'inline') return [];
  const from = lineOf(node);
  const words = wordsOf(node);
  const hidden = hiddenSign(words);
  return [
    ...(hidden ? [{ ...place(hidden.sign, from), message: hidden.message }] : []),
    ...signs.flatMap(({ pattern, says }): Finding[] => {
      const [found] = pattern.exec(words) ?? [];
      return found === undefined ? [] : [{ ...place(found, from), message: says(found) }];
    }),
  ];
}

function wordsOf(node: Node): string {
  if (node.type === 'link' || node.type === 'code') return '·';
  if (node.type === 'text') return typeof node.attributes.content === 'string' ? node.attributes.content : '';
  return node.type === 'softbreak' || node.type === 'hardbreak' ? ' ' : node.children.map(wordsOf).join('');
}

/** Headings without an address, and those by which a contents list would come apart. */
function headings(root: Node): Finding[] {
  let above = 1;
  return headingsOf(root).flatMap(({ id, level, line }): Finding[] => {
    const highest = above + 1;
    above = level;
    const here = (message: string) => ({ line, column: 0, message });
    return [
      ...(id === '' ? [here('a heading needs a letter from a to z or a figure, so that a link can lead to it.')] : []),
      ...(level === 1
        ? [here('one # is for the title of the page, which stands in "title"; begin this one with ##.')]
        : []),
      ...(level > highest
        ? [here(`this heading skips a level: begin it with ${'#'.repeat(highest)}, not ${'#'.repeat(level)}.`)]
        : []),
    ];
  });
}

const definition = /^ {0,3}\[([^\]]+)\]:[ \t]*\S+/;

/** '[nhs]: https://…' is taken out of the text for the links that name it. */
function unusedDefinitions(body: string, root: Node): Finding[] {
  const fenced = nodesOf(root).flatMap(({ type, lines }) => (type === 'fence' ? [lines] : []));
  return body.split('\n').flatMap((text, line): Finding[] => {
    const [, name] = definition.exec(text) ?? [];
    if (name === undefined || fenced.some(([from = 0, to = 0]) => line >= from && line < to)) return [];
    const used = body.toLowerCase().split(`[${name.toLowerCase()}]`).length > 2;
    const message = `this line is not shown, and no link names [${name}]; write the link itself, like [Terms](/help/terms)`;
    return used ? [] : [{ line, column: 0, message }];
  });
}
