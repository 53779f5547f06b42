export type Pairing = { before: number | null; after: number | null };

/**
 * Which entry of a list has become which: as many as possible are the same, and between those the others are taken in
 * turn as changed, then as gone or new.
 */
export function align<Item>(
  was: readonly Item[],
  now: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): Pairing[] {
  const kept = longestCommon(was, now, same);
  const out: Pairing[] = [];
  let [from, to] = [0, 0];
  for (const { before, after } of [...kept, { before: was.length, after: now.length }]) {
    for (; from < before || to < after; from++, to++)
      out.push({ before: from < before ? from : null, after: to < after ? to : null });
    if (before < was.length) out.push({ before, after });
    [from, to] = [before + 1, after + 1];
  }
  return out;
}

function longestCommon<Item>(was: readonly Item[], now: readonly Item[], same: (a: Item, b: Item) => boolean) {
  const lengths = Array.from({ length: was.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (before: number, after: number) => lengths[before]?.[after] ?? 0;
  const equal = was.map((a) => now.map((b) => same(a, b)));
  for (let before = was.length - 1; before >= 0; before--) {
    const row = lengths[before] ?? [];
    for (let after = now.length - 1; after >= 0; after--)
      row[after] = equal[before]?.[after]
        ? at(before + 1, after + 1) + 1
        : Math.max(at(before + 1, after), at(before, after + 1));
  }
  const out: { before: number; after: number }[] = [];
  for (let before = 0, after = 0; before < was.length && after < now.length; ) {
    if (equal[before]?.[after]) out.push({ before: before++, after: after++ });
    else if (at(before + 1, after) >= at(before, after + 1)) before++;
    else after++;
  }
  return out;
}
