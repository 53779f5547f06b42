export type PictureKind = 'png' | 'jpeg' | 'webp';

const starts = (bytes: Uint8Array, at: number, values: readonly number[]) =>
  values.every((value, index) => bytes[at + index] === value);
const ascii = (word: string) => [...word].map((letter) => letter.charCodeAt(0));

/** What a file is by its first bytes, whatever its name and its sender say. Nothing else is taken, SVG least of all. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (starts(bytes, 0, [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (starts(bytes, 0, ascii('RIFF')) && starts(bytes, 8, ascii('WEBP'))) return 'webp';
  return null;
}
