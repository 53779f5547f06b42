import { z } from 'zod';
// By its path, because next.config.ts comes here too and knows no alias.
import { vatPercent, vatRates } from '../../money/vat';
import { allergens } from '../label/allergens';
import { approvals, image, positivePence, question, slug, status, text } from './fields';

export const categories = ['milk-kefir', 'water-kefir-and-cultures', 'skincare', 'supplements-and-kit'] as const;
export const category = z.enum(categories);

const netQuantity = z
  .strictObject({
    value: z.number().positive(),
    unit: z.enum(['ml', 'g', 'item']),
    /** What one item is called, such as a capsule; its unit price says so. */
    of: text.optional(),
  })
  .refine(({ unit, of: name }) => unit === 'item' || name === undefined, {
    error: 'left out, because only items have a name of their own',
    path: ['of'],
  });

/** Eight to fourteen figures, of which the last checks the others: times three and one by turns, they sum to tens. */
const gtin = z
  .string()
  .regex(/^(\d{8}|\d{12,14})$/, { error: 'the 8, 12, 13 or 14 figures below a bar code, in quotes' })
  .refine(
    (figures) =>
      [...figures].toReversed().reduce((sum, figure, at) => sum + Number(figure) * (at % 2 ? 3 : 1), 0) % 10 === 0,
    { error: 'the figures below a bar code, of which the last fits the others' },
  );

const variant = z.strictObject({
  sku: z
    .string()
    .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, { error: 'capital letters and digits joined by hyphens, like GMK-500' }),
  slug,
  label: text,
  /** The number below its bar code. */
  gtin: gtin.optional(),
  /** What one weighs packed, for carriers and shopping sites. */
  weightGrams: z.int().positive().optional(),
  pricePence: positivePence,
  vat: z.enum(vatRates, { error: `Write ${vatRates.map((rate) => `${rate} for ${vatPercent(rate)} %`).join(', ')}.` }),
  netQuantity,
  /** Set where the pack is made of single portions: the size of one of them. */
  singlePortion: z.strictObject({ value: z.number().positive(), unit: z.enum(['ml', 'g']) }).optional(),
  /** Stock counted into the shop the first time it sees this variant; staff own the number afterwards. */
  openingStock: z.int().nonnegative(),
});

const vitaminAmount = z.string().regex(/^\d+(\.\d+)? (µg|μg|mcg|mg)$/, { error: 'an amount like 57 µg' });

/** Figures per 100 g or 100 ml, in the order that the label law asks for. */
const nutrition = z.strictObject({
  per: z.enum(['100 ml', '100 g']),
  energyKj: z.number().nonnegative(),
  energyKcal: z.number().nonnegative(),
  fat: z.number().nonnegative(),
  saturates: z.number().nonnegative(),
  carbohydrate: z.number().nonnegative(),
  sugars: z.number().nonnegative(),
  /** Of the carbohydrate. */
  polyols: z.number().nonnegative().optional(),
  fibre: z.number().nonnegative().optional(),
  protein: z.number().nonnegative(),
  salt: z.number().nonnegative(),
  /** Grams of it, which no label lists and the energy holds. */
  alcohol: z.number().nonnegative().optional(),
  vitamins: z
    .array(z.strictObject({ name: text, amount: vitaminAmount, percentNrv: z.number().positive() }))
    .default([]),
});

const food = z.strictObject({
  kind: z.literal('food'),
  legalName: text,
  /** Allergens stand between double asterisks: goats' **milk**. */
  ingredients: text,
  nutrition,
  minimumLifeDays: z.int().positive(),
  onceOpened: text,
});
const cosmetic = z.strictObject({
  kind: z.literal('cosmetic'),
  function: text,
  inci: text,
  periodAfterOpeningMonths: z.int().positive(),
  precautions: text,
});
const supplement = z.strictObject({
  kind: z.literal('supplement'),
  legalName: text,
  ingredients: text,
  dailyPortion: text,
  amounts: z
    .array(z.strictObject({ name: text, perPortion: text, percentNrv: z.number().positive().optional() }))
    .min(1),
  warnings: z.array(text).min(3),
});
const kit = z.strictObject({ kind: z.literal('kit'), materials: text, care: text });
/** Live grains and sachets: a food sold to make food with. */
const culture = z.strictObject({
  kind: z.literal('culture'),
  legalName: text,
  ingredients: text,
  makes: text,
  keeps: text,
});

const label = z.discriminatedUnion('kind', [food, cosmetic, supplement, kit, culture]);

const tasteScale = z.strictObject({
  from: text.max(16),
  to: text.max(16),
  at: z.int().min(1).max(5),
});

export const productSchema = z.strictObject({
  title: text.max(70),
  status,
  category,
  /** One sentence for cards, search results and metadata. */
  summary: text.max(160),
  /** Shelf order within lists, low first. */
  order: z.int(),
  image,
  /** Further pictures: of a size, by its address; without one of another side of it, or of how it is used. */
  views: z.array(image.extend({ size: slug.optional() })).default([]),
  milk: z.enum(['goat', 'cow', 'oat', 'none']),
  /** What is in it, as the list of ingredients says. */
  allergens: z.array(z.enum(allergens)).default([]),
  /** What may come into it by accident where it is made. */
  mayContain: z.array(z.enum(allergens)).default([]),
  diets: z.array(z.enum(['vegetarian', 'vegan', 'gluten-free', 'dairy-free'])).default([]),
  storage: z.enum(['chilled', 'ambient']),
  storageAdvice: text,
  /** The longest this may travel, in hours, from dispatch to door. */
  maxTransitHours: z.int().positive(),
  /** How it tastes in three words, and where it stands between two ends: 1 is the first of them, 5 the other. */
  tasteWords: z.array(text.max(20)).max(3).default([]),
  tasteScales: z.array(tasteScale).max(3).default([]),
  howToUse: z.array(text).min(1),
  notFor: z.array(text).min(1),
  variants: z.array(variant).min(1),
  label,
  cancellation: z.strictObject({ rule: z.enum(['perishable', 'sealed', 'standard']), reason: text }),
  questions: z.array(question).default([]),
  related: z.array(slug).default([]),
  claims: approvals,
  /** Of several products of ours sold as one: which. */
  bundleOf: z.array(slug).default([]),
});

export type ProductFields = z.infer<typeof productSchema>;
export type Variant = z.infer<typeof variant>;
export type Label = z.infer<typeof label>;
export type Nutrition = z.infer<typeof nutrition>;
export type NetQuantity = z.infer<typeof netQuantity>;
