import { z } from 'zod';

const update = z.looseObject({
  additions: z.array(z.unknown()),
  deletions: z.array(z.looseObject({ path: z.string() })),
});

type Ask = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

/**
 * Asks as the editor does, and says of each file that is to be deleted as what this tab has read it: the editor itself says
 * so of forms only.
 */
export function sayingWhatWasRead(ask: Ask): Ask {
  const read = new Map<string, string>();
  return (input, init) => {
    const [, name, path] = /^\/api\/keystatic\/blob\/(\w+)\/(.+)$/.exec(String(input)) ?? [];
    if (name && path) read.set(path, name);
    if (input !== '/api/keystatic/update' || typeof init?.body !== 'string') return ask(input, init);
    const { deletions, ...rest } = update.parse(JSON.parse(init.body));
    const marked = deletions.map((one) => ({ ...one, read: read.get(one.path) }));
    return ask(input, { ...init, body: JSON.stringify({ ...rest, deletions: marked }) });
  };
}
