export type Letter = { to: string; from: string; subject: string; html: string; text: string };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (value: string) => value.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

/** HTML that is already safe to stand in a letter. */
export class Html {
  constructor(readonly source: string) {}
}

/** A template in which every value is escaped, unless it is itself Html. */
export function html(strings: TemplateStringsArray, ...values: (string | number | Html | readonly Html[])[]): Html {
  const shown = values.map((value) => {
    if (value instanceof Html) return value.source;
    if (typeof value === 'object') return value.map(({ source }) => source).join('');
    return escapeHtml(String(value));
  });
  return new Html(strings.reduce((whole, part, index) => whole + (shown[index - 1] ?? '') + part));
}

/** What a letter is made of. One list of blocks gives both the HTML and the plain text, so that they say the same. */
export type Block =
  | { kind: 'paragraph'; says: string }
  | { kind: 'heading'; says: string }
  | { kind: 'button' | 'link'; says: string; href: string }
  | { kind: 'figures'; rows: readonly Figure[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'lines'; lines: readonly string[] }
  | { kind: 'form'; says: string; lines: readonly string[] }
  | { kind: 'small'; says: string };
export type Figure = { says: string; figure: string; weight?: 'total' | 'soft' };

export const paragraph = (says: string): Block => ({ kind: 'paragraph', says });
export const heading = (says: string): Block => ({ kind: 'heading', says });
export const button = (says: string, href: string): Block => ({ kind: 'button', says, href });
export const link = (says: string, href: string): Block => ({ kind: 'link', says, href });
export const small = (says: string): Block => ({ kind: 'small', says });

/** The letter as plain text, readable alone: headings by themselves, every link written out. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.reduce((text, block, index) => {
    const gap = blocks[index - 1]?.kind === 'heading' ? '\n' : '\n\n';
    return text + (index === 0 ? '' : gap) + textOfBlock(block);
  }, '');
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.says}\n${'-'.repeat(block.says.length)}`;
    case 'button':
    case 'link':
      return `${block.says}: ${block.href}`;
    case 'figures':
      return block.rows.map(({ says, figure }) => `${says}: ${figure}`).join('\n');
    case 'list':
      return block.items.map((item) => `* ${item}`).join('\n');
    case 'lines':
      return block.lines.join('\n');
    case 'form':
      return [block.says, ...block.lines].join('\n');
    default:
      return block.says;
  }
}
