import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { plainText } from '../files';
import { articleSchema, faqSchema, pageSchema } from '../schema/article';
import { chatSchema, repliesSchema } from '../schema/chat';
import { claimsSchema } from '../schema/claims';
import { deliverySchema } from '../schema/delivery';
import { discountsSchema } from '../schema/discount';
import { ordersSchema } from '../schema/orders';
import { productSchema } from '../schema/product';
import { redirectsSchema, siteSchema } from '../schema/site';
import { splitFrontMatter } from '../text/yaml';
import { keepBody } from './keep-body';
import { keepYaml } from './keep-yaml';
import { isMap, type Plain, plain, same } from './plain';
import { fromEditor, toEditor } from './shape';

/** Every kind of file that the editor knows, with its schema. */
export const kinds: [pattern: RegExp, schema: z.ZodType][] = [
  [/^content\/products\/[^/]+\.md$/, productSchema],
  [/^content\/articles\/[^/]+\.md$/, articleSchema],
  [/^content\/pages\/[^/]+\.md$/, pageSchema],
  [/^content\/faqs\/[^/]+\.md$/, faqSchema],
  [/^content\/delivery\.yaml$/, deliverySchema],
  [/^content\/discounts\.yaml$/, discountsSchema],
  [/^content\/orders\.yaml$/, ordersSchema],
  [/^content\/chat\.yaml$/, chatSchema],
  [/^content\/replies\.yaml$/, repliesSchema],
  [/^content\/site\.yaml$/, siteSchema],
  [/^content\/redirects\.yaml$/, redirectsSchema],
  [/^content\/claims\.yaml$/, claimsSchema],
];

const parts = (file: string, source: string) =>
  file.endsWith('.yaml') ? { yaml: plainText(source), body: null } : splitFrontMatter(plainText(source));

function read(yaml: string): Plain | undefined {
  const document = parseDocument(yaml, { version: '1.2' });
  return document.errors.length > 0 ? undefined : plain(document.toJS());
}

/**
 * A file as the editor is given it, with the mark that it is to send back. One that can't be read goes to it as it is,
 * and the editor says so.
 */
export function shownToEditor(file: string, source: string, opened?: string): string {
  const split = parts(file, source);
  const fields = split ? read(split.yaml) : undefined;
  if (!split || fields === undefined) return source;
  const form = toEditor(file, fields);
  const shown = JSON.stringify(opened !== undefined && isMap(form) ? { ...form, opened } : form);
  return split.body === null ? `${shown}\n` : `---\n${shown}\n---\n${split.body}`;
}

/** Why a save would not hold what was typed. */
export class CannotKeep extends Error {}

/** The mark that came back with a form; null where it has none. */
export function openedOf(file: string, sent: string): string | null {
  const fields = read(parts(file, sent)?.yaml ?? '[');
  if (fields === undefined) throw new CannotKeep('the editor sent what cannot be read');
  return isMap(fields) && typeof fields.opened === 'string' ? fields.opened : null;
}

/**
 * What a file holds after the editor has saved it: what was there (null for a new file), with what was changed. It reads
 * back as what was sent, or CannotKeep is thrown.
 */
export function keptFromEditor(file: string, source: string | null, sent: string): string {
  const now = parts(file, sent);
  const form = now ? read(now.yaml) : undefined;
  const fields = isMap(form) ? Object.fromEntries(Object.entries(form).filter(([name]) => name !== 'opened')) : form;
  if (!now || fields === undefined) throw new CannotKeep('the editor sent what cannot be read');
  const old = source === null ? null : parts(file, source);
  const before = old ? read(old.yaml) : undefined;
  const yaml = keepYaml(old?.yaml ?? '', withDefaults(file, before ?? null), fromEditor(file, fields));
  if (yaml === null) throw new CannotKeep('the file would not say what was typed');
  if (now.body === null) return yaml;
  return `---\n${yaml.trimEnd()}\n---\n${keepBody(old?.body ?? '', now.body ?? '')}`;
}

function withDefaults(file: string, fields: Plain): Plain {
  const parsed = kinds.find(([pattern]) => pattern.test(file))?.[1].safeParse(fields);
  return parsed?.success ? plain(parsed.data) : fields;
}

/** The fields of a file, as it holds them; undefined where they can't be read. */
export function fieldsOf(file: string, source: string): Plain | undefined {
  const split = parts(file, source);
  return split ? read(split.yaml) : undefined;
}

/** A file with some of its fields changed. One that can't be read stays as it is. */
export function changedFields(file: string, source: string, change: (fields: Plain) => Plain): string {
  const split = parts(file, source);
  const was = fieldsOf(file, source);
  const now = was === undefined ? undefined : change(was);
  if (!split || was === undefined || now === undefined || same(was, now)) return source;
  const yaml = keepYaml(split.yaml, was, now);
  if (yaml === null) throw new CannotKeep(`${file} would not say what it has to`);
  return split.body === null ? yaml : `---\n${yaml.trimEnd()}\n---\n${split.body}`;
}
