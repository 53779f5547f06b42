import 'server-only';
import { type Answer, refuse } from '@/lib/http/answer';
import { nowDate } from '@/lib/time/clock';

const holdsMilliseconds = 10 * 60_000;
const page = '/staff/confirm';
type Proved = { confirmedAt: Date };

/** It is a while ago that they have shown who they are: somebody else may sit there now. */
class AskedAgain extends Error {
  override name = 'AskedAgain';
}

/** A proof is good for ten minutes. */
const isFresh = ({ confirmedAt }: Proved, at: Date): boolean =>
  at.getTime() - confirmedAt.getTime() < holdsMilliseconds;

/** Breaks off unless they have given their password or a code lately. */
export function askAgain(member: Proved): void {
  if (!isFresh(member, nowDate())) throw new AskedAgain();
}

/** What was broken off is not done, and whoever asked for it is asked for their password first. */
export async function unlessAsked<Result extends Answer>(work: () => Promise<Result>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AskedAgain)) throw error;
    return refuse(
      403,
      'confirm',
      'Not done yet: first we had to ask for your password. Please press the button again.',
      {
        detour: page,
      },
    );
  }
}

/** For what is asked for by a link, such as a file: where to go first, or null. */
export const detourOf = (member: Proved, to: string): string | null =>
  isFresh(member, nowDate()) ? null : `${page}?to=${encodeURIComponent(to)}`;
