import { z } from 'zod';
import { approvals, httpsUrl, image, isoDate, slug, status, text } from './fields';

const reference = z.strictObject({
  id: slug,
  publisher: text,
  title: text,
  author: text,
  date: isoDate,
  url: httpsUrl,
  doi: z.string().startsWith('10.').optional(),
});

export const articleSchema = z.strictObject({
  title: text.max(80),
  status,
  summary: text.max(200),
  standfirst: text,
  published: isoDate,
  reviewed: isoDate,
  nextReview: isoDate,
  /** The catalogue beside the article, or the article alone. */
  catalogue: z.enum(['beside', 'none']),
  /** Set when the article is about a health condition: care cards appear, and the check looks harder. */
  condition: text.optional(),
  image,
  /** as-listed keeps the numbers of the list below; first-use numbers by first citation. */
  numbered: z.enum(['as-listed', 'first-use']).default('first-use'),
  references: z.array(reference).default([]),
  claims: approvals,
});

export const pageSchema = z.strictObject({
  title: text.max(80),
  status,
  summary: text.max(200),
  updated: isoDate,
  order: z.int(),
  claims: approvals,
});

export const faqSchema = z.strictObject({
  question: text,
  status,
  topic: z.enum(['delivery', 'products', 'orders', 'storage']),
  order: z.int(),
  claims: approvals,
});

export type Reference = z.infer<typeof reference>;
export type ArticleFields = z.infer<typeof articleSchema>;
export type PageFields = z.infer<typeof pageSchema>;
export type FaqFields = z.infer<typeof faqSchema>;
