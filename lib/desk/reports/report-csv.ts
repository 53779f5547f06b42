import { openBetween, type Rules } from '@/lib/chat/hours/hours';
import { spreadsheetFile } from '@/lib/text/csv';
import { instantOf, toLondon } from '@/lib/time/london';

export type WaitRow = {
  askedAt: Date;
  answerBy: Date;
  answeredAt: Date | null;
  closedAt: Date | null;
  answeredBy: string | null;
  tags: string[];
  isFirst: boolean;
};

const local = (date: Date | null) =>
  date ? toLondon(instantOf(date)).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ') : '';

function keptWords({ answeredAt, answerBy, closedAt }: WaitRow, now: Date): string {
  if (closedAt) return 'no answer needed';
  if (answeredAt) return answeredAt <= answerBy ? 'kept' : 'missed';
  return answerBy <= now ? 'missed' : 'waiting';
}

/** Every wait for an answer as a file for a spreadsheet: when, how long, kept or not, by whom; of the visitor nothing. */
export function reportFile(waits: readonly WaitRow[], rules: Rules, now: Date): string {
  const rows = waits.map((wait) => ({
    asked: local(wait.askedAt),
    first: wait.isFirst ? 'yes' : 'no',
    promised: local(wait.answerBy),
    answered: local(wait.answeredAt),
    'opening minutes': wait.answeredAt
      ? Math.round(openBetween(instantOf(wait.askedAt), instantOf(wait.answeredAt), rules) / 60_000)
      : '',
    promise: keptWords(wait, now),
    'answered by': wait.answeredBy ?? '',
    tags: wait.tags.join(', '),
  }));
  const columns = [
    'asked',
    'first',
    'promised',
    'answered',
    'opening minutes',
    'promise',
    'answered by',
    'tags',
  ] as const;
  return spreadsheetFile(columns, rows);
}
