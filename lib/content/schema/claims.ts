import { z } from 'zod';
import { isoDate, slug, plainText as text } from './fields';

const inBraces = /\{([^}]*)\}/g;

/** A word or phrase; what stands in braces is the name of a list below. */
const word = text.superRefine((written, context) => {
  for (const [braces, name = ''] of written.matchAll(inBraces)) {
    if (listName.safeParse(name).success) continue;
    const message = `${braces} is not a list of words. There are: ${listName.options.join(', ')}.`;
    context.addIssue({ code: 'custom', message });
  }
});
const words = z.array(word).min(1);

const lists = z.strictObject({
  heals: words,
  helps: words,
  effects: words,
  lowers: words,
  measures: words,
  signs: words,
  discomforts: words,
  inside: words,
  good: words,
  outside: words,
  health: words,
  farewells: words,
  shields: words,
  better: words,
  mine: words,
  customers: words,
  periods: words,
  uses: words,
  professions: words,
  praises: words,
  medicines: words,
  wares: words,
  denials: words,
  advice: words,
  ends: words,
  slips: words,
});
const listName = lists.keyof();
/** Lists of words that other words and pairs name. */
export const namesOfLists = listName.options;

const advice = { reason: text, say: text };

const rule = z.strictObject({
  ...advice,
  words,
  /** A word of one list and a word of another in one sentence, at most so many words apart. */
  pairs: z.array(z.strictObject({ one: listName, other: listName, within: z.number().int().positive() })).default([]),
  /** A better thing to say for some of the words. */
  instead: z.array(z.strictObject({ words, say: text })).default([]),
});

/** From where on a food counts as a source of a nutrient: 15% of its reference value, half of that for a drink. */
const nutrientSource = z.strictObject({
  nutrient: text,
  /** The reference intake of an adult for a day. */
  referenceMicrograms: z.number().positive(),
  microgramsPer100Ml: z.number().positive(),
  microgramsPer100G: z.number().positive(),
  microgramsPerPortion: z.number().positive(),
  /** What the law wants said beside the claim. */
  besides: text,
});

const approval = z.strictObject({
  id: slug,
  /** The exact words that may be said by a file which names this id under "claims". */
  says: words,
  basis: text,
  approver: text,
  expires: isoDate,
  source: nutrientSource.optional(),
});

/** The words of the claims rules (CAP Code 12 and 15). In content, so that counsel can change them. */
export const claimsSchema = z.strictObject({
  A: rule,
  B: z.strictObject({ words }),
  'A+B': z.strictObject(advice),
  C: rule,
  D: rule,
  E: rule,
  F: rule,
  G: rule,
  allowed: words,
  lists,
  /** What our goods are called besides their names. */
  ours: words,
  /** What people call the signs of an illness, and who should ask a doctor first: a search for one is about health. */
  symptoms: z.array(text).default([]),
  approvals: z.array(approval).default([]),
});

export type ClaimRules = z.infer<typeof claimsSchema>;
export type Approval = z.infer<typeof approval>;
