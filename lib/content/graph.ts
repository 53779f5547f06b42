import type { z } from 'zod';
import { checkBody } from './body-checks';
import { checkClaims } from './claim-checks';
import { checkWhole } from './cross-checks';
import { splitFrontMatter } from './front-matter';
import { type Body, renderBody } from './markdown';
import { type Problem, sortProblems } from './problem';
import {
  type ArticleFields,
  articleSchema,
  type FaqFields,
  faqSchema,
  type PageFields,
  pageSchema,
} from './schema/article';
import { type CannedReply, type ChatRules, chatSchema, repliesSchema } from './schema/chat';
import { type ClaimWords, claimsSchema } from './schema/claims';
import { type DeliveryRules, deliverySchema } from './schema/delivery';
import { type OrderRules, ordersSchema } from './schema/orders';
import { type ProductFields, productSchema } from './schema/product';
import { type Redirect, redirectsSchema, type Site, siteSchema } from './schema/site';
import { type Position, parseYaml } from './yaml';

/** Paths from the project's root, each with the text of the file. */
export type Files = Readonly<Record<string, string>>;

export type Document<Fields> = Fields & { slug: string; body: Body };
export type Product = Document<ProductFields> & { mentionedIn: string[] };
export type Article = Document<ArticleFields>;
export type Page = Document<PageFields>;
export type Faq = Document<FaqFields>;

export type Content = {
  site: Site;
  delivery: DeliveryRules;
  orders: OrderRules;
  chat: ChatRules;
  replies: CannedReply[];
  redirects: Redirect[];
  claims: ClaimWords;
  products: Product[];
  articles: Article[];
  pages: Page[];
  faqs: Faq[];
  problems: Problem[];
};

/** A file's fields with where each of them stands, for checks that look across files. */
export type Source<Fields> = {
  file: string;
  slug: string;
  fields: Fields;
  bodyLine: number;
  bodySource: string;
  at: (path: readonly PropertyKey[]) => Position;
};

export type Sources = {
  products: Source<ProductFields>[];
  articles: Source<ArticleFields>[];
  pages: Source<PageFields>[];
  faqs: Source<FaqFields>[];
};

type Built = { content: Content | null; problems: Problem[] };
const noFrontMatter = 'the file must start with a line of three hyphens (---), then the fields, then --- again.';

/**
 * Pure: the text of the files in, typed content and every problem out. A file with an error is left out; without the
 * settings files there is no content at all. Drafts are kept only when asked for, and only ever warn.
 */
export function buildContent(files: Files, options: { drafts: boolean; today: string }): Built {
  const problems: Problem[] = [];

  const settings = <Value>(file: string, schema: z.ZodType<Value>): Value | null => {
    const source = files[file];
    if (source === undefined) {
      problems.push({ file, line: 1, column: 1, level: 'error', message: 'this file is missing.' });
      return null;
    }
    const parsed = parseYaml(file, source, schema);
    if (parsed.ok) return parsed.value;
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
        const split = splitFrontMatter(source);
        if (!split) {
          problems.push({ file, line: 1, column: 1, level: 'error', message: noFrontMatter });
          return [];
        }
        const parsed = parseYaml(file, split.yaml, schema, split.yamlLine);
        if (!parsed.ok) {
          const draft = /^status:\s*draft\s*$/m.test(split.yaml);
          problems.push(
            ...parsed.problems.map((problem): Problem => (draft ? { ...problem, level: 'warning' } : problem)),
          );
          return [];
        }
        const slug = file.slice(`content/${name}/`.length, -'.md'.length);
        return [
          { file, slug, fields: parsed.value, bodyLine: split.bodyLine, bodySource: split.body, at: parsed.lineOf },
        ];
      });

  const site = settings('content/site.yaml', siteSchema);
  const delivery = settings('content/delivery.yaml', deliverySchema);
  const orders = settings('content/orders.yaml', ordersSchema);
  const chat = settings('content/chat.yaml', chatSchema);
  const replies = settings('content/replies.yaml', repliesSchema);
  const redirects = settings('content/redirects.yaml', redirectsSchema);
  const claims = settings('content/claims.yaml', claimsSchema);
  const sources: Sources = {
    products: folder('products', productSchema),
    articles: folder('articles', articleSchema),
    pages: folder('pages', pageSchema),
    faqs: folder('faqs', faqSchema),
  };

  const productFiles = Object.keys(files).flatMap((file) => /^content\/products\/(.+)\.md$/.exec(file)?.[1] ?? []);
  const everyFile = [...sources.products, ...sources.articles, ...sources.pages, ...sources.faqs];
  const later: Problem[] = everyFile.flatMap(({ file, fields, bodySource, bodyLine }) => {
    const references = 'references' in fields ? fields.references.map(({ id }) => id) : [];
    return checkBody(file, bodySource, bodyLine, { references, products: productFiles });
  });
  later.push(...checkWhole(sources, { site, delivery, productFiles, today: options.today }));
  if (claims && replies) later.push(...checkClaims(sources, replies, claims));

  const drafts = new Set(everyFile.filter(({ fields }) => fields.status === 'draft').map(({ file }) => file));
  problems.push(
    ...later.map((problem): Problem => (drafts.has(problem.file) ? { ...problem, level: 'warning' } : problem)),
  );
  const sorted = sortProblems(problems);
  if (!site || !delivery || !orders || !chat || !replies || !redirects || !claims)
    return { content: null, problems: sorted };

  const broken = new Set(sorted.filter(({ level }) => level === 'error').map(({ file }) => file));
  const shown = <Fields extends { status: string }>(list: Source<Fields>[]): Document<Fields>[] =>
    list
      .filter(({ file, fields }) => !broken.has(file) && (options.drafts || fields.status === 'published'))
      .map(({ slug, fields, bodySource }) => ({ ...fields, slug, body: renderBody(bodySource) }));
  const articles = shown(sources.articles).toSorted((a, b) => b.published.localeCompare(a.published));
  const products = shown(sources.products)
    .toSorted((a, b) => a.order - b.order)
    .map((product) => ({
      ...product,
      mentionedIn: articles.filter(({ body }) => body.products.includes(product.slug)).map(({ slug }) => slug),
    }));
  const pages = shown(sources.pages).toSorted((a, b) => a.order - b.order);
  const faqs = shown(sources.faqs).toSorted((a, b) => a.order - b.order);
  return {
    content: {
      site,
      delivery,
      orders,
      chat,
      replies,
      redirects,
      claims,
      products,
      articles,
      pages,
      faqs,
      problems: sorted,
    },
    problems: sorted,
  };
}
