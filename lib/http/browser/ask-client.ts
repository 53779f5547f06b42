import type { Problem } from '../answer';
import { jsonOf } from '../wire';
import { unreachable, unreadable } from './leave-client';

/** What went wrong in a sentence for the person. The browser's own words never reach them. */
export type Refused = { ok: false; status: number; says: string; problem?: Problem };
type Asked<Json> = { ok: true; json: Json } | Refused;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The shop's own complaint, if that is what it is: what stands between may answer with anything. */
function problemIn(body: unknown): Problem | undefined {
  const problem: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'problem') : undefined;
  if (typeof problem !== 'object' || problem === null) return undefined;
  const { code, message, fields } = { code: '', message: '', fields: undefined, ...problem };
  return isText(code) && isText(message) ? { code, message, ...(fields ? { fields } : {}) } : undefined;
}

/** Asks the shop. The one place where its answers are read: it never throws, whatever stands between. */
export async function askShop<Json>(path: string, init?: RequestInit): Promise<Asked<Json>> {
  let status = 0;
  try {
    const response = await fetch(path, init);
    status = response.status;
    if (response.ok) return { ok: true, json: await jsonOf<Json>(response) };
    const problem = problemIn(await jsonOf<unknown>(response));
    return { ok: false, status, says: problem?.message ?? unreadable, ...(problem ? { problem } : {}) };
  } catch {
    return { ok: false, status, says: status === 0 ? unreachable : unreadable };
  }
}

export const posting = (body: object, init: RequestInit = {}): RequestInit => ({
  ...init,
  method: 'POST',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

class NotAnswered extends Error {
  override name = 'NotAnswered';
}

/** The same for what counts failures itself. */
export async function orThrow<Json>(asked: Asked<Json> | Promise<Asked<Json>>): Promise<Json> {
  const answer = await asked;
  if (answer.ok) return answer.json;
  throw new NotAnswered(answer.says);
}

/** What to say of anything that was thrown. */
export const saysOf = (error: unknown): string => (error instanceof NotAnswered ? error.message : unreadable);
