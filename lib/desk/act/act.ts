import 'server-only';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Recording } from '@/lib/db/connection';
import { type Answer, refuse } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import type { Form, Limit, RouteContext } from '@/lib/http/route';
import { type Entry, record } from '@/lib/staff/audit-store';
import { askAgain, unlessAsked } from '@/lib/staff/confirm-store';
import type { StaffAction } from '@/lib/staff/permissions';
import { staffRoute } from '@/lib/staff/route-store';
import type { Member } from '@/lib/staff/session-store';

/** The page on which an act's form stands: what its log lines and drafts go by, and where it goes back to when refused. */
export type Place = { scope: string } & Partial<Form>;

/** Something that staff do. What it writes on record is part of it; one that leaves none says why. */
type Row<Input, Raw, Facts, Result extends Answer> = {
  may: StaffAction;
  form: z.ZodType<Input, Raw>;
  place: Place;
  limit?: Limit;
  maxBytes?: number;
  /** Whoever does it has given their password or a code within the last minutes; else they are asked for it first. */
  confirm?: true;
  /** The question that is asked once more before it is done: of every plain form, and of a script that says it asks. */
  sure?: (input: Input) => string;
  /** `facts`: what is only known once it is done. */
  record: `none: ${string}` | ((input: Input, facts: Facts) => Entry);
  /**
   * Gives `record` to whoever does it, to be called in the same transaction, once, and not for what was done before; and
   * `prove`, to be called where only some of it, such as a large refund, has to be confirmed: it breaks off.
   */
  run: (
    context: RouteContext<Input> & { member: Member; record: Recording<Facts>; prove: () => void },
  ) => Promise<Result>;
};

/** What is typed by hand in none of them: the way in, and the record that the row describes. */
type Act<Input, Raw, Facts, Result extends Answer> = Row<Input, Raw, Facts, Result> & {
  post: ReturnType<typeof staffRoute>;
  recordOf: (input: Input, staffId: string) => Recording<Facts>;
};

/** Asks once more, unless the answer is yes to this very thing: what has been changed since is asked about anew. */
function unlessSure({ input, isForm, request }: RouteContext<unknown>, question: string): Answer | null {
  const said = new URL(request.url).searchParams;
  if (!isForm && !said.has('asks')) return null;
  const sure = createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 16);
  return said.get('sure') === sure ? null : refuse(409, 'sure', question, { fields: { sure } });
}

const wordsOf = (input: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(input ?? {}).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );

export function act<Input, Raw, Result extends Answer, Facts = void>(
  row: Row<Input, Raw, Facts, Result>,
): Act<Input, Raw, Facts, Result> {
  const { may, form: body, place, limit, maxBytes, confirm, sure, record: says, run } = row;
  const { scope, back, draft } = place;
  const form = back === undefined ? undefined : { back, draft };
  const recordOf =
    (input: Input, staffId: string): Recording<Facts> =>
    async (tx, facts) => {
      if (typeof says === 'function') await record(tx, staffId, says(input, facts));
    };
  const post = staffRoute(may, { scope, body, form, limit, maxBytes }, (context) =>
    unlessAsked(async () => {
      const unsure = sure ? unlessSure(context, sure(context.input)) : null;
      if (unsure) return unsure;
      const prove = () => askAgain(context.member);
      if (confirm) prove();
      const answer = await run({ ...context, prove, record: recordOf(context.input, context.member.id) });
      // Whoever goes back to the form begins afresh: under its old id something else would count as done.
      if (answer.ok && form) await forgetForm(draft?.(wordsOf(context.input)) ?? scope, context.cookies);
      return answer;
    }),
  );
  return { ...row, post, recordOf };
}
