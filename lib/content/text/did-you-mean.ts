/** Letters to change, add or drop to turn one word into another (Levenshtein). */
export function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const substituted = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substituted));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** ' Did you mean "x"?' when one of the known words is close or begins with what was written, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  let best: { word: string; far: number } | undefined;
  for (const candidate of known) {
    const far = word.length > 3 && candidate.startsWith(word) ? 0 : distance(word, candidate);
    if (!best || far < best.far) best = { word: candidate, far };
  }
  return best && best.far <= Math.max(2, word.length / 3) ? ` Did you mean "${best.word}"?` : '';
}
