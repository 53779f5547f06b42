/**
 * What is filled in for a name in braces, by the kind of text that it stands in. Texts of any other kind have none: a
 * pair of braces there would be read as it stands.
 */
export const placeholders = {
  reply: ['name', 'order', 'promised'],
  strip: ['free', 'hours'],
  tracking: ['number'],
} as const;

export type PlaceholderKind = keyof typeof placeholders;
export type Filling<Kind extends PlaceholderKind> = Record<(typeof placeholders)[Kind][number], string | null>;

/** As they are written: {name}, {order}, {promised}. */
export const inBraces = (kind: PlaceholderKind): string[] => placeholders[kind].map((name) => `{${name}}`);

/** A text with what is known in place of its braces; of what is not, the braces stay. */
export function fillIn<Kind extends PlaceholderKind>(kind: Kind, text: string, filling: Filling<Kind>): string {
  const known: Record<string, string | null> = filling;
  return text.replaceAll(
    new RegExp(`\\{(${placeholders[kind].join('|')})\\}`, 'g'),
    (braces, name: string) => known[name] ?? braces,
  );
}
