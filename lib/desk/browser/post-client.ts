import type { ActAnswer, ActInput, ActName } from '@/lib/desk/acts';
import type { Problem } from '@/lib/http/answer';
import { jsonOf } from '@/lib/http/wire';

export type Posted<Json = unknown> = { ok: true; answer: Json } | { ok: false; code: string; says: string };

const down = { ok: false, code: 'down', says: 'Not done: the shop could not be reached. Please try again.' } as const;

/** Does something at the desk. What is refused comes back as a sentence. */
export const postDesk = <Name extends ActName>(act: Name, body: ActInput<Name>): Promise<Posted<ActAnswer<Name>>> =>
  post(act, JSON.stringify(body));

/** The same with what stands in a form. */
export function postForm<Name extends ActName>(act: Name, form: FormData): Promise<Posted<ActAnswer<Name>>> {
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
  return post(act, JSON.stringify(Object.fromEntries(fields)));
}

async function post<Name extends ActName>(act: Name, body: string): Promise<Posted<ActAnswer<Name>>> {
  try {
    const response = await fetch(`/api/staff/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (response.ok) return { ok: true, answer: await jsonOf(response) };
    if (response.status === 401)
      return { ok: false, code: 'login', says: 'Please log in again; what you typed is kept.' };
    const { problem } = await jsonOf<{ problem?: Problem }>(response);
    const [field] = Object.values(problem?.fields ?? {});
    const isGeneral = problem?.code === 'invalid' && field;
    return { ok: false, code: problem?.code ?? '', says: (isGeneral ? field : problem?.message) ?? down.says };
  } catch {
    return down;
  }
}
