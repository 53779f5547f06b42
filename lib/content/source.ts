import type { Node } from '@markdoc/markdoc';
import type { At } from './problem';
import type { ArticleFields, FaqFields, PageFields } from './schema/article';
import type { CannedReply, ChatRules } from './schema/chat';
import type { ClaimRules } from './schema/claims';
import type { DeliveryRules } from './schema/delivery';
import type { Discount } from './schema/discount';
import type { OrderRules } from './schema/orders';
import type { ProductFields } from './schema/product';
import type { Redirect, Site } from './schema/site';

/** Paths from the project's root, each with the text of the file. */
export type Files = Readonly<Record<string, string>>;

/** A Markdown file's fields with where each of them stands, and its body, parsed once. */
export type Source<Fields> = {
  file: string;
  slug: string;
  fields: Fields;
  at: At;
  bodyLine: number;
  bodySource: string;
  root: Node;
};

/** A YAML file's value with where each part of it stands. */
export type Setting<Value> = { file: string; value: Value; at: At };

export type Sources = {
  products: Source<ProductFields>[];
  articles: Source<ArticleFields>[];
  pages: Source<PageFields>[];
  faqs: Source<FaqFields>[];
};

export type Settings = {
  site: Setting<Site>;
  delivery: Setting<DeliveryRules>;
  orders: Setting<OrderRules>;
  chat: Setting<ChatRules>;
  replies: Setting<CannedReply[]>;
  discounts: Setting<Discount[]>;
  redirects: Setting<Redirect[]>;
  claims: Setting<ClaimRules>;
};

/** What could be read of a folder of content: a settings file that could not is null. */
export type Read = { sources: Sources; settings: { [Name in keyof Settings]: Settings[Name] | null } };

export type AnySource = Source<ProductFields | ArticleFields | PageFields | FaqFields>;

export function everySource({ products, articles, pages, faqs }: Sources): AnySource[] {
  return [...products, ...articles, ...pages, ...faqs];
}
