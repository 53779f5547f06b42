import { checkWhole } from './checks/whole';
import { largestPicture, type Pictures, pictureOf, thumbnail } from './pictures/pictures';
import { ContentError, type Problem, sortProblems } from './problem';
import { readSources } from './read';
import type { ArticleFields, FaqFields, PageFields } from './schema/article';
import type { CannedReply, ChatRules } from './schema/chat';
import type { ClaimRules } from './schema/claims';
import type { DeliveryRules } from './schema/delivery';
import type { Discount } from './schema/discount';
import type { OrderRules } from './schema/orders';
import type { ProductFields } from './schema/product';
import type { Redirect, Site } from './schema/site';
import { everySource, type Files, type Source } from './source';
import { type Body, renderBody } from './text/markdown';

type Document<Fields> = Fields & { file: string; slug: string; body: Body };
/** `picture` is the one file that stands for it where it is shared or listed by others. */
export type Product = Document<ProductFields> & {
  mentionedIn: string[];
  thumbnail: string;
  picture: string;
  /** By the address of the size. */
  pictureBySize: Readonly<Record<string, string>>;
};
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
export type Options = { drafts: boolean; today: string; pictures?: Pictures; selling?: boolean };
type Built = { content: Content | null; problems: Problem[] };
type Checked = ReturnType<typeof readSources>;

/** Every problem of every file. */
export function checkContent(files: Files, { today, pictures }: Pick<Options, 'today' | 'pictures'>): Checked {
  const { problems, ...read } = readSources(files);
  return { ...read, problems: sortProblems([...problems, ...checkWhole(read, Object.keys(files), today, pictures)]) };
}

const errorsAmong = (problems: readonly Problem[]) => problems.filter(({ level }) => level === 'error');

/** The content as it may be published, or every error in it: those that the check prints. */
export function soundContent(files: Files, options: Options): Content {
  const { content, problems } = buildContent(files, options);
  const errors = errorsAmong(problems);
  if (!content || errors.length > 0) throw new ContentError(errors);
  return content;
}

/**
 * Pure: the text of the files in, typed content and every problem out. A file with an error is left out; without the
 * settings files there is no content at all. Drafts are kept only when asked for, and only ever warn.
 */
export function buildContent(files: Files, options: Options): Built {
  const checked = checkContent(files, options);
  return { content: assembled(checked, wrongIn(files, checked), options), problems: checked.problems };
}

/** The texts that files had while nothing was wrong with them, and those of the last commit for what never was seen so. */
export type LastGood = { seen: Map<string, string>; committed: () => Files };

/**
 * The content while somebody edits it: what is wrong stands as it last was when nothing was, so that neither a slip in the
 * settings nor a file that is taken away takes anything else along. What never was right is left out. The problems are
 * those of the files as they are.
 */
export function standingContent(files: Files, options: Options, { seen, committed }: LastGood): Built {
  const checked = checkContent(files, options);
  const { problems } = checked;
  const wrong = wrongIn(files, checked);
  for (const [file, text] of Object.entries(files)) if (!wrong.has(file)) seen.set(file, text);
  const earlier = [...wrong].every((file) => seen.has(file)) ? {} : committed();
  const stand = new Map(
    [...wrong].flatMap((file) => {
      const text = seen.get(file) ?? earlier[file];
      return text === undefined ? [] : [[file, text] as const];
    }),
  );
  const standing = checkContent({ ...files, ...Object.fromEntries(stand) }, options);
  const leftOut = new Set([...wrong].filter((file) => !stand.has(file)));
  const content = assembled(standing, leftOut, options);
  return { content: content && { ...content, problems }, problems };
}

/** The files that have an error in them, and the documents that could not be read, drafts too. */
function wrongIn(files: Files, { sources, problems }: Checked): Set<string> {
  const read = new Set(everySource(sources).map(({ file }) => file));
  const unread = problems.filter(({ file }) => file.endsWith('.md') && file in files && !read.has(file));
  return new Set([...errorsAmong(problems), ...unread].map(({ file }) => file));
}

function assembled(
  { sources, settings, problems }: Checked,
  leftOut: ReadonlySet<string>,
  options: Options,
): Content | null {
  const { site, delivery, orders, chat, replies, discounts, redirects, claims } = settings;
  if (!site || !delivery || !orders || !chat || !replies || !discounts || !redirects || !claims) return null;

  const shown = <Fields extends { status: string }>(list: Source<Fields>[]): Document<Fields>[] =>
    list
      .filter(({ file, fields }) => !leftOut.has(file) && (options.drafts || fields.status === 'published'))
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
      pictureBySize: Object.fromEntries(
        product.variants.map((variant) => [variant.slug, largestPicture(pictureOf(product, variant).src, pictures)]),
      ),
      mentionedIn: articles.filter(({ body }) => body.products.includes(product.slug)).map(({ slug }) => slug),
    }));
  const onSale = new Set(products.map(({ slug }) => slug));
  return {
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
}
