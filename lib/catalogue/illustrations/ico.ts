const headerBytes = 6;
const entryBytes = 16;

/** An icon file of square PNGs: a header, what each is and where it begins, and the PNGs. */
export function ico(pngs: readonly Buffer[], sizes: readonly number[]): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pngs.length, 4);
  let at = headerBytes + entryBytes * pngs.length;
  const entries = pngs.map((png, index) => {
    const entry = Buffer.alloc(entryBytes);
    entry.writeUInt8(sizes[index] ?? 0, 0);
    entry.writeUInt8(sizes[index] ?? 0, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(at, 12);
    at += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pngs]);
}
