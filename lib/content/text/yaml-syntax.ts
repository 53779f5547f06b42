import type { YAMLParseError } from 'yaml';

const field = /^(\s*(?:- )?[\w-]+:\s+)(.*)$/;

/** A YAML slip in plain words, guessed from the line that it stands on. */
export function explainSyntax({ code, message }: YAMLParseError, line: string): string {
  const [, name = '', value = ''] = field.exec(line) ?? [];
  if (/: |:$/.test(value)) {
    return `this text has a colon in it, so put it in double quotes: ${name.trim()} "${value}"`;
  }
  if (/^'.*'.+'/.test(value)) {
    return `this text has an apostrophe in it, so put it in double quotes: ${name.trim()} "${value.replaceAll(/^'|'$/g, '')}"`;
  }
  if (line.includes('\t')) return 'use spaces, not tabs, at the start of the line.';
  if (code === 'DUPLICATE_KEY') return 'this field is already given above; keep one of the two.';
  if (code === 'BAD_INDENT' || code === 'UNEXPECTED_TOKEN' || /Sequence item|Implicit/.test(message)) {
    return 'the spaces at the start of this line do not match the line above; line the fields of one item up.';
  }
  return `cannot be read as YAML (${message})`;
}
