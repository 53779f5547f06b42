/** A stretch of a text and what takes its place. */
export type Splice = { from: number; to: number; text: string };

/** All replacements at once. Those at one place keep their order. */
export function splice(text: string, changes: readonly Splice[]): string {
  const sorted = changes.toSorted((a, b) => a.from - b.from || a.to - b.to);
  let at = 0;
  let out = '';
  for (const { from, to, text: instead } of sorted) {
    out += text.slice(at, from) + instead;
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Just after the line on which what ends at `to` really ends: trailing blank lines don't count. */
export function lineEnd(text: string, to: number): number {
  const last = text.slice(0, to).trimEnd().length;
  const newline = text.indexOf('\n', last);
  return newline < 0 ? text.length : newline + 1;
}
