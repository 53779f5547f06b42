import type { ActAnswer, ActInput, ActName } from '@/lib/desk/acts';
import { askShop } from '@/lib/http/browser/ask-client';

export type Posted<Json = unknown> =
  | { ok: true; answer: Json }
  | { ok: false; code: string; says: string; fields?: Record<string, string> };

const down = { ok: false, code: 'down', says: 'Not done: the shop could not be reached. Please try again.' } as const;

/** Does something at the desk. What is refused comes back as a sentence. */
export const postDesk = <Name extends ActName>(act: Name, body: ActInput<Name>): Promise<Posted<ActAnswer<Name>>> =>
  post(act, JSON.stringify(body));

/** The same with what stands in a form; `asked`: it can ask once more, and what was said to that. */
export function postForm<Name extends ActName>(
  act: Name,
  form: FormData,
  asked: { sure: string } | null = null,
): Promise<Posted<ActAnswer<Name>>> {
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
  return post(
    act,
    JSON.stringify(Object.fromEntries(fields)),
    asked ? `?asks=1&sure=${encodeURIComponent(asked.sure)}` : '',
  );
}

async function post<Name extends ActName>(act: Name, body: string, query = ''): Promise<Posted<ActAnswer<Name>>> {
  const posted = await askShop<ActAnswer<Name>>(`/api/staff/${act}${query}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body,
  });
  if (posted.ok) return { ok: true, answer: posted.json };
  const { status, problem, says } = posted;
  if (status === 401) return { ok: false, code: 'login', says: 'Please log in again; what you typed is kept.' };
  if (!problem) return down;
  const [field] = Object.values(problem.fields ?? {});
  const refused = { ok: false, code: problem.code, says: (problem.code === 'invalid' && field) || says } as const;
  return problem.fields ? { ...refused, fields: problem.fields } : refused;
}
