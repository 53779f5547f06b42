import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import type { z } from 'zod';
import type { At, Position, Problem } from '../problem';
import { distance } from './did-you-mean';
import { explainIssue } from './explain';

const field = /^(\s*(?:- )?[\w-]+:\s+)(.*)$/;

const inQuotes = 'a text that starts with *, &, !, @, % or ` must stand in double quotes.';

/** A YAML slip in plain words, guessed from the line that it stands on. */
function explainSyntax({ code, message }: YAMLParseError, line: string): string {
  const [, name = '', value = ''] = field.exec(line) ?? [];
  if (/^[*&!@%`]/.test(value)) return inQuotes;
  if (/: |:$/.test(value)) {
    return `this text has a colon in it, so put it in double quotes: ${name.trim()} "${value}"`;
  }
  if (/^'.*'.+'/.test(value)) {
    return `this text has an apostrophe in it, so put it in double quotes: ${name.trim()} "${value.replaceAll(/^'|'$/g, '')}"`;
  }
  if (/^\s*(?:- )?[\w-]+:[^\s:]/.test(line)) return 'put a space after the colon.';
  if (/^"[^"]*$/.test(value)) return 'this text begins with a double quote; put another at its end.';
  if (line.includes('\t')) return 'use spaces, not tabs, at the start of the line.';
  if (code === 'DUPLICATE_KEY') return 'this field is already given above; keep one of the two.';
  if (code === 'BAD_INDENT' || code === 'UNEXPECTED_TOKEN' || /Sequence item|Implicit/.test(message)) {
    return 'the spaces at the start of this line do not match the line above; line the fields of one item up.';
  }
  return `cannot be read as YAML (${message})`;
}

export type Parsed<Value> = { ok: true; value: Value; at: At } | { ok: false; problems: Problem[] };

/** Reads YAML 1.2 against a schema. Every mistake in it is reported, with the place where it stands in the file. */
export function parseYaml<Value>(file: string, source: string, schema: z.ZodType<Value>, firstLine = 1): Parsed<Value> {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, version: '1.2' });
  const place = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const [syntaxError] = document.errors;
  if (syntaxError) {
    const { line } = counter.linePos(syntaxError.pos[0]);
    const text = source.split('\n')[line - 1] ?? '';
    return {
      ok: false,
      problems: [{ file, ...place(syntaxError.pos[0]), level: 'error', message: explainSyntax(syntaxError, text) }],
    };
  }
  const at: At = (path) => place(offsetOf(document, path));
  const marked = offsetOfMark(document, source);
  if (marked !== null) return { ok: false, problems: [{ file, ...place(marked), level: 'error', message: inQuotes }] };
  const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {}, { reportInput: true });
  if (result.success) return { ok: true, value: result.data, at };

  const unknown = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  const missingBecauseMisspelt = (path: readonly PropertyKey[]) =>
    unknown.some((other) => other.length === path.length && distance(String(other.at(-1)), String(path.at(-1))) <= 2);
  const problems = result.error.issues
    .filter(
      (issue) => !(issue.code === 'invalid_type' && issue.input === undefined && missingBecauseMisspelt(issue.path)),
    )
    .flatMap((issue) => explainIssue(issue, schema))
    .map(({ path, message }): Problem => ({ file, ...at(path), level: 'error', field: fieldName(path), message }));
  return { ok: false, problems };
}

/**
 * Where the first text stands that YAML reads as an alias, an anchor or a tag. Aliases can point at themselves or multiply
 * without end, and the name of an anchor or a tag is taken out of the text: none of our files needs one.
 */
function offsetOfMark(document: Document, source: string): number | null {
  let offset: number | null = null;
  visit(document, {
    Node(_key, node) {
      const marks = isAlias(node) || node.anchor !== undefined || node.tag?.startsWith('!');
      if (!marks) return undefined;
      const [from = 0] = node.range ?? [];
      offset = isAlias(node) ? from : source.lastIndexOf(node.anchor === undefined ? '!' : '&', from);
      return visit.BREAK;
    },
  });
  return offset;
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key + 1}]` : String(key)))
    .join('.')
    .replaceAll('.[', '[');
}

/** Where the deepest part of a path that exists stands in the source. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parents = path.slice(0, depth - 1);
    const key = path[depth - 1];
    const parent = parents.length === 0 ? document.contents : document.getIn(parents, true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** A Markdown file's fields and its body, each with the line of the file it starts on. */
export type Split = { yaml: string; yamlLine: number; body: string; bodyLine: number };

const fences = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

export function splitFrontMatter(source: string): Split | null {
  const match = fences.exec(source);
  if (!match) return null;
  const [whole, yaml = ''] = match;
  return { yaml, yamlLine: 2, body: source.slice(whole.length), bodyLine: whole.split('\n').length };
}

const almost = /^\s*[-–—_=](?:\s*[-–—_=])*\s*$/;
const inFields = /^(?:[\w"'-]+:|\s+\S|- |#)/;

/** Why a file has no front matter: the line that spoils it, counted from one, and what to do. */
export function noFrontMatter(source: string): { line: number; message: string } {
  const lines = source.split(/\r?\n/);
  const [first = ''] = lines;
  const notThree = (line: string) => `this line must be three hyphens (---) and nothing else; found "${line}".`;
  if (source.trim() === '') {
    return {
      line: 1,
      message: 'this file is empty: it starts with ---, then the fields, then --- again, then the text.',
    };
  }
  if (first.trim() === '') {
    return {
      line: 1,
      message: 'the file must start with the line of three hyphens (---); take out the empty line above it.',
    };
  }
  if (first !== '---') {
    const message = almost.test(first)
      ? notThree(first)
      : 'the file must start with a line of three hyphens (---), then the fields, then --- again.';
    return { line: 1, message };
  }
  const near = lines.findIndex((line, at) => at > 0 && almost.test(line));
  if (near > 0) return { line: near + 1, message: notThree(lines[near] ?? '') };
  const text = lines.findIndex((line, at) => at > 0 && !inFields.test(line));
  const message = 'the line of three hyphens (---) that ends the fields is missing; put it here, above the text.';
  return { line: text > 0 ? text + 1 : lines.length, message };
}
