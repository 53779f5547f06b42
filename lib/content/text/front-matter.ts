/** A Markdown file's fields and its body, each with the line of the file it starts on. */
export type Split = { yaml: string; yamlLine: number; body: string; bodyLine: number };

const fences = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

export function splitFrontMatter(source: string): Split | null {
  const match = fences.exec(source);
  if (!match) return null;
  const [whole, yaml = ''] = match;
  return { yaml, yamlLine: 2, body: source.slice(whole.length), bodyLine: whole.split('\n').length };
}
