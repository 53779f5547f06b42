/** @jest-environment-options {"customExportConditions": ["react-server", "node"]} */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ComponentSchema } from '@keystatic/core';
import { createReader } from '@keystatic/core/reader';
import { z } from 'zod';
import { editorConfig } from '@/components/editor/config';
import { kinds, shownToEditor } from '@/lib/content/editor/keep';
import { fromEditor, toEditor } from '@/lib/content/editor/shape';
import { contentFiles } from '../../fixtures/content';

/** The editor's own reader over the shop's own files, as the editor is given them. */
const folder = mkdtempSync(join(tmpdir(), 'editor-'));
const files = Object.entries(contentFiles()).filter(([file]) => file !== 'content/README.md');
const config = editorConfig(readdirSync('public/illustrations'));
const reader = createReader(join(folder, 'content'), config);

beforeAll(() => {
  for (const [file, source] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), shownToEditor(file, source));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every file of the shop is of a kind that the editor knows', () => {
  expect(files.map(([file]) => file).filter((file) => !kinds.some(([pattern]) => pattern.test(file)))).toEqual([]);
});

const collections = ['products', 'articles', 'pages', 'faqs'] as const;
const singletons = ['delivery', 'discounts', 'orders', 'chat', 'replies', 'site', 'redirects', 'claims'] as const;

test.each(collections)('the editor opens every file in content/%s', async (name) => {
  const slugs = await reader.collections[name].list();
  expect(slugs.toSorted()).toEqual(
    files.flatMap(([file]) => new RegExp(`^content/${name}/(.+)\\.md$`).exec(file)?.[1] ?? []).toSorted(),
  );
  for (const slug of slugs)
    expect([slug, await reader.collections[name].read(slug)]).toEqual([slug, expect.anything()]);
});

test.each(singletons)('the editor opens content/%s.yaml', async (name) => {
  expect(await reader.singletons[name].readOrThrow()).toEqual(expect.anything());
});

/** The names of all fields, however deep, in the order of nothing. */
function fieldsOfSchema(schema: unknown, at = ''): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return fieldsOfSchema(schema.def.innerType, at);
  if (schema instanceof z.ZodArray) return fieldsOfSchema(schema.element, `${at}[]`);
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap((option) => fieldsOfSchema(option, at));
  if (!(schema instanceof z.ZodObject)) return [at];
  return Object.entries(schema.shape).flatMap(([key, inner]) => fieldsOfSchema(inner, `${at}.${key}`));
}

function fieldsOfEditor(schema: ComponentSchema, at = ''): string[] {
  if (schema.kind === 'array') return fieldsOfEditor(schema.element, `${at}[]`);
  if (schema.kind === 'object')
    return Object.entries(schema.fields).flatMap(([key, inner]) => fieldsOfEditor(inner, `${at}.${key}`));
  if (schema.kind === 'conditional') return Object.values(schema.values).flatMap((inner) => fieldsOfEditor(inner, at));
  return [at];
}

/** Rows of twelve columns, each filled to its end. */
function fillsRows(layout: readonly number[]): boolean {
  let row = 0;
  for (const span of layout) {
    row = row === 12 ? span : row + span;
    if (row > 12) return false;
  }
  return row === 12;
}

/** The groups whose fields and columns are not as many, or fill no rows: the editor shows no form that has one. */
function unevenGroups(schema: ComponentSchema, at: string): string[] {
  if (schema.kind === 'array') return unevenGroups(schema.element, `${at}[]`);
  if (schema.kind === 'conditional') return Object.values(schema.values).flatMap((inner) => unevenGroups(inner, at));
  if (schema.kind !== 'object') return [];
  const names = Object.keys(schema.fields);
  const { layout } = schema;
  const own = layout && (layout.length !== names.length || !fillsRows(layout)) ? [at] : [];
  return [...own, ...names.flatMap((name) => unevenGroups(schema.fields[name] ?? schema, `${at}.${name}`))];
}

/** Where a file says it in another shape (lib/content/editor/shape.ts), and fields that hold lists of choices. */
const asFile = (name: string) =>
  name
    .replace(/^\.items\[\]/, '[]')
    .replace(/^\.(?:photograph|drawing)$/, '.image.src')
    .replace(/^\.alt$/, '.image.alt')
    .replace(/\.when(?=\.)/, '')
    .replace(/^(\.exceptions\[\])\.when$/, '$1.closed')
    .replace(/\[\]$/, '');
const distinct = (names: string[]) =>
  [...new Set(names.map(asFile))].filter((name) => name !== '.body' && name !== '.opened').toSorted();
const withKind = (names: string[]) =>
  names.some((name) => name.startsWith('.label.')) ? [...names, '.label.kind'] : names;
const whole = new Set([
  '.override',
  '.responsiblePerson',
  '.zones[].service',
  '.variants[].singlePortion',
  '.approvals[].source',
]);

describe('the editor has every field of the schemas and no other, so that a save can lose none', () => {
  test.each([...collections, ...singletons])('%s', (name) => {
    const { schema } = { ...config.collections, ...config.singletons }[name];
    const path = name in config.collections ? `content/${name}/x.md` : `content/${name}.yaml`;
    const ours = kinds.find(([pattern]) => pattern.test(path))?.[1];
    const edited = withKind(Object.entries(schema).flatMap(([key, field]) => fieldsOfEditor(field, `.${key}`)));
    expect(distinct(edited.filter((field) => !whole.has(field)))).toEqual(distinct(fieldsOfSchema(ours)));
  });
});

test.each([...collections, ...singletons])('the form of %s has a column for each field', (name) => {
  const { schema } = { ...config.collections, ...config.singletons }[name];
  expect(Object.entries(schema).flatMap(([key, field]) => unevenGroups(field, key))).toEqual([]);
});

const bare = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? bare(schema.def.innerType)
    : schema;

/** Every number of a form, with what the file's own schema says at the same place. */
function numbersOf(field: ComponentSchema, schema: unknown, at: string): [string, ComponentSchema, z.ZodType][] {
  const inside = bare(schema);
  if (field.kind === 'conditional') {
    const kindsOf = inside instanceof z.ZodDiscriminatedUnion ? inside.options : [inside];
    return Object.values(field.values).flatMap((inner) => kindsOf.flatMap((kind) => numbersOf(inner, kind, at)));
  }
  if (field.kind === 'array' && inside instanceof z.ZodArray)
    return numbersOf(field.element, inside.element, `${at}[]`);
  if (field.kind === 'object' && inside instanceof z.ZodObject)
    return Object.entries(field.fields).flatMap(([key, inner]) => numbersOf(inner, inside.shape[key], `${at}.${key}`));
  return inside instanceof z.ZodNumber && schema instanceof z.ZodType ? [[at, field, schema]] : [];
}

describe('no form takes a number that the schema refuses', () => {
  test.each([...collections, ...singletons])('%s', (name) => {
    const form = { ...config.collections, ...config.singletons }[name].schema;
    const path = name in config.collections ? `content/${name}/x.md` : `content/${name}.yaml`;
    const ours = kinds.find(([pattern]) => pattern.test(path))?.[1];
    const shape = ours instanceof z.ZodObject ? ours.shape : { items: ours };
    const numbers = Object.entries(form).flatMap(([key, field]) => numbersOf(field, shape[key], key));
    const taken = numbers.flatMap(([at, field, schema]) =>
      [-5, -0.5, 0, 1, 13, 61, 89, 101, 999_999_999].flatMap((value) => {
        if (field.kind !== 'form' || schema.safeParse(value).success) return [];
        try {
          field.validate(value, undefined);
        } catch {
          return [];
        }
        return [[at, value]];
      }),
    );
    expect(taken).toEqual([]);
    if (['products', 'delivery', 'orders', 'chat', 'discounts'].includes(name)) expect(numbers).not.toEqual([]);
  });
});

test('what is shown to the editor and comes back is the file’s own shape', () => {
  for (const [file, source] of files.filter(([name]) => name.endsWith('.yaml'))) {
    const shown = JSON.parse(shownToEditor(file, source));
    const back = fromEditor(file, shown);
    expect([file, toEditor(file, back)]).toEqual([file, shown]);
  }
});
