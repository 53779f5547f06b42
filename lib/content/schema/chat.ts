import { z } from 'zod';
import { clockTime, isoDate, text, weekday } from './fields';

const span = z.strictObject({ opens: clockTime, closes: clockTime });

export const chatSchema = z.strictObject({
  timeZone: z.literal('Europe/London'),
  /** A weekday that is not listed is closed. Open from `opens` up to, not including, `closes`. */
  hours: z.array(span.extend({ day: weekday })),
  exceptions: z
    .array(
      z.strictObject({
        date: isoDate,
        note: text,
        closed: z.literal(true).optional(),
        opens: clockTime.optional(),
        closes: clockTime.optional(),
      }),
    )
    .default([]),
  override: z
    .strictObject({ state: z.enum(['open', 'closed']), until: z.iso.datetime({ offset: true }), note: text })
    .nullable(),
  /** Minutes of opening time within which a question is answered. */
  answerWithinMinutes: z.int().positive(),
  answerSooner: z.strictObject({
    /** Whoever asks while somebody is here, for as long as they stay on the page: what we aim at. */
    liveMinutes: z.int().positive(),
    /** Whose order arrives today. */
    orderDueTodayMinutes: z.int().positive(),
    /** Whoever says that a product did them harm, by words such as these. */
    reactionMinutes: z.int().positive(),
    reactionWords: z.array(text).default([]),
  }),
  idleMinutes: z.int().positive(),
  /** A member of staff who does nothing in the console for so long counts as away. */
  awayMinutes: z.int().positive(),
  notice: text,
  greeting: z.strictObject({ open: text, busy: text, closed: text }),
  retentionDays: z.int().positive(),
  /** How long the record of who did and read what is kept. */
  auditDays: z.int().min(90, { error: 'at least 90: the database keeps the record that long.' }),
  /** Tags to choose from; staff may use others too. */
  tags: z.array(text.max(24)).default([]),
  /** Words that say something of a person's health besides those of the claims rules, and words about goods that don't. */
  tagRules: z.strictObject({ refused: z.array(text), fine: z.array(text) }).default({ refused: [], fine: [] }),
});

export const repliesSchema = z.array(
  z.strictObject({
    shortcut: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'a short word like where' }),
    title: text,
    /** What is filled in for names in braces is listed in placeholders.ts. */
    body: text,
  }),
);

export type ChatRules = z.infer<typeof chatSchema>;
export type CannedReply = z.infer<typeof repliesSchema>[number];
