import { checkWhole } from './checks/whole';
import { largestPicture, type Pictures, thumbnail } from './pictures/pictures';
import { type Problem, sortProblems } from './problem';
import { readSources } from './read';
import type { ArticleFields, FaqFields, PageFields } from './schema/article';
import type { CannedReply, ChatRules } from './schema/chat';
import type { ClaimRules } from './schema/claims';
import type { DeliveryRules } from './schema/delivery';
import type { Discount } from './schema/discount';
import type { OrderRules } from './schema/orders';
import type { ProductFields } from './schema/product';
import type { Redirect, Site } from './schema/site';
import type { Files, Source } from './source';
import { type Body, renderBody } from './text/markdown';

type Document<Fields> = Fields & { file: string; slug: string; body: Body };
/** `picture` is the one file that stands for it where it is shared or listed by others. */
export type Product = Document<ProductFields> & { mentionedIn: string[]; thumbnail: string; picture: string };
export type Article = Document<ArticleFields> & { mentions: string[]; picture: string };
export type Page = Document<PageFields>;
export type Faq = Document<FaqFields>;

export type Content = {
  site: Site;
  delivery: DeliveryRules;
  orders: OrderRules;
  chat: ChatRules;
  replies: CannedReply[];
  discounts: Discount[];
  redirects: Redirect[];
  claims: ClaimRules;
  products: Product[];
  articles: Article[];
  pages: Page[];
  faqs: Faq[];
  pictures: Pictures;
  problems: Problem[];
};

/** Without `pictures` nobody asks whether they exist. Where the shop is `selling`, it knows no sample codes. */
type Options = { drafts: boolean; today: string; pictures?: Pictures; selling?: boolean };
type Built = { content: Content | null; problems: Problem[] };

/** Every problem of every file. */
export function checkContent(
  files: Files,
  { today, pictures }: Pick<Options, 'today' | 'pictures'>,
): ReturnType<typeof readSources> {
  const { problems, ...read } = readSources(files);
  return { ...read, problems: sortProblems([...problems, ...checkWhole(read, Object.keys(files), today, pictures)]) };
}

/**
 * Pure: the text of the files in, typed content and every problem out. A file with an error is left out; without the
 * settings files there is no content at all. Drafts are kept only when asked for, and only ever warn.
 */
export function buildContent(files: Files, options: Options): Built {
  const { sources, settings, problems } = checkContent(files, options);
  const { site, delivery, orders, chat, replies, discounts, redirects, claims } = settings;
  if (!site || !delivery || !orders || !chat || !replies || !discounts || !redirects || !claims)
    return { content: null, problems };

  const broken = new Set(problems.filter(({ level }) => level === 'error').map(({ file }) => file));
  const shown = <Fields extends { status: string }>(list: Source<Fields>[]): Document<Fields>[] =>
    list
      .filter(({ file, fields }) => !broken.has(file) && (options.drafts || fields.status === 'published'))
      .map(({ file, slug, fields, bodySource, root }) => ({
        ...fields,
        file,
        slug,
        body: renderBody(bodySource, root),
      }));
  const { pictures = {} } = options;
  const articles = shown(sources.articles)
    .toSorted((a, b) => b.published.localeCompare(a.published))
    .map((article) => ({ ...article, picture: largestPicture(article.image.src, pictures) }));
  const products = shown(sources.products)
    .toSorted((a, b) => a.order - b.order)
    .map((product) => ({
      ...product,
      thumbnail: thumbnail(product.image.src, pictures),
      picture: largestPicture(product.image.src, pictures),
      mentionedIn: articles.filter(({ body }) => body.products.includes(product.slug)).map(({ slug }) => slug),
    }));
  const onSale = new Set(products.map(({ slug }) => slug));
  const content: Content = {
    site: site.value,
    delivery: delivery.value,
    orders: orders.value,
    chat: chat.value,
    replies: replies.value,
    discounts: discounts.value.filter(({ sample }) => !(sample && options.selling)),
    redirects: redirects.value,
    claims: claims.value,
    products,
    articles: articles.map((article) => ({
      ...article,
      mentions: [...new Set(article.body.products)].filter((slug) => onSale.has(slug)),
    })),
    pages: shown(sources.pages).toSorted((a, b) => a.order - b.order),
    faqs: shown(sources.faqs).toSorted((a, b) => a.order - b.order),
    pictures,
    problems,
  };
  return { content, problems };
}
