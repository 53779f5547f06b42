/** A file's bytes as text. A spreadsheet's ‘Unicode text’ is UTF-16 and says so in its first two bytes; all else is UTF-8. */
export function decoded(bytes: Uint8Array): string {
  const mark = bytes.subarray(0, 2).join(' ');
  const encoding = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
