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
