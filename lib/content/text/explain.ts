import { z } from 'zod';
import { didYouMean } from './did-you-mean';

type Explained = { path: PropertyKey[]; message: string };

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines starting with "- ")',
  object: 'a group of fields',
};

const longest = 60;

function found(value: unknown): string {
  if (value === undefined) return 'it is missing';
  if (value === null) return 'it is empty';
  if (typeof value === 'number' && !Number.isFinite(value)) return `found ${String(value).toLowerCase()}`;
  const written = JSON.stringify(value);
  return `found ${written.length > longest ? `${written.slice(0, longest)}…` : written}`;
}
const custom = (message: string) => !/^(Invalid|Too |Unrecognized|Expected)/.test(message);

/** What is expected and what was found, for one complaint of the schema. */
export function explainIssue(issue: z.core.$ZodIssue, schema: z.ZodType): Explained[] {
  const { path, input } = issue;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = fieldsAt(schema, path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `not known.${didYouMean(key, known)} Allowed: ${known.join(', ')}.`,
      }));
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const choices = allowed.map((value) => `"${value}"`).join(', ');
      const hint = custom(issue.message) ? ` ${issue.message}` : '';
      return [
        {
          path,
          message: `must be ${allowed.length > 1 ? 'one of ' : ''}${choices}; ${found(input)}.${didYouMean(String(input), allowed) || hint}`,
        },
      ];
    }
    case 'invalid_type': {
      const expected = custom(issue.message) ? issue.message : (kinds[issue.expected] ?? issue.expected);
      return [{ path, message: `must be ${expected}; ${found(input)}.` }];
    }
    case 'too_small':
      return [
        {
          path,
          message: size(issue.inclusive === false ? 'more than' : 'at least', issue.minimum, issue.origin, input),
        },
      ];
    case 'too_big':
      return [
        {
          path,
          message: size(issue.inclusive === false ? 'less than' : 'at most', issue.maximum, issue.origin, input),
        },
      ];
    case 'invalid_union': {
      const allowed = kindsAt(schema, path);
      const given = valueAt(input, path.at(-1));
      const choices = allowed.map((value) => `"${value}"`).join(', ');
      if (allowed.length === 0) return [{ path, message: `does not match any allowed form; ${found(input)}.` }];
      return [{ path, message: `must be one of ${choices}; ${found(given)}.${didYouMean(String(given), allowed)}` }];
    }
    default:
      return [{ path, message: `must be ${issue.message}; ${found(input)}.` }];
  }
}

function size(bound: string, limit: number | bigint, origin: string, input: unknown): string {
  if (origin === 'string' && typeof input === 'string') {
    if (input.trim() === '') return 'must not be empty.';
    return `must be ${bound} ${limit} characters long; found ${input.length}.`;
  }
  if (origin === 'array') return `must have ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}; ${found(input)}.`;
  return `must be ${bound} ${limit}; ${found(input)}.`;
}

/** The names of the fields that the schema knows at a path. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let here: unknown = bare(schema);
  for (const key of path) {
    if (here instanceof z.ZodArray) here = bare(here.element);
    else if (here instanceof z.ZodObject) here = bare(here.shape[String(key)]);
  }
  if (here instanceof z.ZodObject) return Object.keys(here.shape);
  if (here instanceof z.ZodDiscriminatedUnion) {
    return [
      ...new Set(here.options.flatMap((option) => (option instanceof z.ZodObject ? Object.keys(option.shape) : []))),
    ];
  }
  return [];
}

/** The kinds that a group of fields may be, where a path leads to the field that tells them apart. */
function kindsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let here: unknown = bare(schema);
  for (const key of path.slice(0, -1)) if (here instanceof z.ZodObject) here = bare(here.shape[String(key)]);
  const kind = String(path.at(-1));
  if (!(here instanceof z.ZodDiscriminatedUnion)) return [];
  return here.options.flatMap((option) => {
    const literal = option instanceof z.ZodObject ? option.shape[kind] : undefined;
    return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : [];
  });
}

function valueAt(input: unknown, key: PropertyKey | undefined): unknown {
  if (typeof input !== 'object' || input === null || key === undefined) return input;
  return Object.entries(input).find(([name]) => name === String(key))?.[1];
}

function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? bare(schema.def.innerType)
    : schema;
}
