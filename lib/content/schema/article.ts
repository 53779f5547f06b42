import { z } from 'zod';
import { approvals, httpsUrl, image, isoDate, slug, status, text } from './fields';

const reference = z.strictObject({
  id: slug,
  publisher: text,
  title: text,
  author: text,
  date: isoDate,
  url: httpsUrl,
  /** Said beside the link where it can't lead to the publisher's own copy. */
  leadsTo: text.optional(),
  doi: z.string().startsWith('10.').optional(),
});

/** Where somebody turns for help, mildest first. */
export const carePlaces = ['gp', 'today', 'emergency'] as const;

const care = z.strictObject({ where: z.enum(carePlaces), text });

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
  /** Set when the article is about a health condition: the check looks harder, and `care` is asked for. */
  condition: text.optional(),
  /** When to turn where, for this condition: one of each place. */
  care: z.array(care).default([]),
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

export type Care = z.infer<typeof care>;
export type Reference = z.infer<typeof reference>;
export type ArticleFields = z.infer<typeof articleSchema>;
export type PageFields = z.infer<typeof pageSchema>;
export type FaqFields = z.infer<typeof faqSchema>;
