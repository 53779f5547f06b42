/** Straight quotation marks and apostrophes, as keyboards make them, the way they are printed: don't → don’t. */
export function typographic(text: string): string {
  return text
    .replaceAll(/(?<=^|[\s([{—–])"(?=\S)|^"(?=\w)/g, '“')
    .replaceAll('"', '”')
    .replaceAll(/(?<=^|[\s([{—–“])'(?=[^\s\d.,;:!?)])/g, '‘')
    .replaceAll("'", '’');
}
