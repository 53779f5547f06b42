/** Where something stands in a body, counted from zero, and what is wrong with it. */
export type Finding = { line: number; column: number; message: string };
export type Place = (text: string, from: number) => { line: number; column: number };

/** Finds a text at or after a line: Markdoc knows the line on which a paragraph begins, not the place in it. */
export function placesIn(body: string): Place {
  const lines = body.split('\n');
  return (text, from) => {
    const line = lines.findIndex((content, index) => index >= from && content.includes(text));
    return line < 0 ? { line: from, column: 0 } : { line, column: lines[line]?.indexOf(text) ?? 0 };
  };
}
