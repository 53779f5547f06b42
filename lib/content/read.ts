import type { z } from 'zod';
import { checkFileNames } from './checks/files';
import { contentIn, unreadable } from './files';
import { type Problem, problemOf } from './problem';
import { articleSchema, faqSchema, pageSchema } from './schema/article';
import { chatSchema, repliesSchema } from './schema/chat';
import { claimsSchema } from './schema/claims';
import { deliverySchema } from './schema/delivery';
import { discountsSchema } from './schema/discount';
import { ordersSchema } from './schema/orders';
import { productSchema } from './schema/product';
import { redirectsSchema, siteSchema } from './schema/site';
import type { Files, Read, Setting, Source } from './source';
import { parseMarkdown } from './text/markdown';
import { noFrontMatter, parseYaml, splitFrontMatter } from './text/yaml';

/** A broken file counts as a draft only when it says so plainly, once: nothing published may fail in silence. */
function saysDraft(yaml: string): boolean {
  const statuses = [...yaml.matchAll(/^["']?status["']?[ \t]*:(.*)$/gm)].map(([, value = '']) => value);
  return statuses.length === 1 && /^\s+["']?draft["']?\s*(#.*)?$/.test(statuses[0] ?? '');
}

/** Reads every file against its schema. A file with a mistake in it is left out, and every mistake is reported. */
export function readSources(folderOfFiles: Files): Read & { problems: Problem[] } {
  const files = contentIn(folderOfFiles);
  const problems: Problem[] = [];
  const read = new Set<string>();

  const setting = <Value>(name: string, schema: z.ZodType<Value>): Setting<Value> | null => {
    const file = `content/${name}.yaml`;
    const source = files[file];
    read.add(file);
    if (source === undefined) {
      problems.push(problemOf(file, 'this file is missing.'));
      return null;
    }
    const wrong = unreadable(file, source);
    if (wrong) {
      problems.push(wrong);
      return null;
    }
    const parsed = parseYaml(file, source, schema);
    if (parsed.ok) return { file, value: parsed.value, at: parsed.at };
    problems.push(...parsed.problems);
    return null;
  };

  const folder = <Fields extends { status: 'draft' | 'published' }>(
    name: string,
    schema: z.ZodType<Fields>,
  ): Source<Fields>[] =>
    Object.entries(files)
      .filter(([file]) => file.startsWith(`content/${name}/`) && file.endsWith('.md'))
      .flatMap(([file, source]) => {
        read.add(file);
        const wrong = unreadable(file, source);
        if (wrong) {
          problems.push(wrong);
          return [];
        }
        const split = splitFrontMatter(source);
        if (!split) {
          const { line, message } = noFrontMatter(source);
          problems.push({ ...problemOf(file, message), line });
          return [];
        }
        const parsed = parseYaml(file, split.yaml, schema, split.yamlLine);
        if (!parsed.ok) {
          const level = saysDraft(split.yaml) ? 'warning' : 'error';
          problems.push(...parsed.problems.map((problem): Problem => ({ ...problem, level })));
          return [];
        }
        const slug = file.slice(`content/${name}/`.length, -'.md'.length);
        const { body: bodySource, bodyLine } = split;
        const root = parseMarkdown(bodySource);
        return [{ file, slug, fields: parsed.value, at: parsed.at, bodyLine, bodySource, root }];
      });

  const settings = {
    site: setting('site', siteSchema),
    delivery: setting('delivery', deliverySchema),
    orders: setting('orders', ordersSchema),
    chat: setting('chat', chatSchema),
    replies: setting('replies', repliesSchema),
    discounts: setting('discounts', discountsSchema),
    redirects: setting('redirects', redirectsSchema),
    claims: setting('claims', claimsSchema),
  };
  const sources = {
    products: folder('products', productSchema),
    articles: folder('articles', articleSchema),
    pages: folder('pages', pageSchema),
    faqs: folder('faqs', faqSchema),
  };
  problems.push(...checkFileNames(Object.keys(files), read));
  return { sources, settings, problems };
}
