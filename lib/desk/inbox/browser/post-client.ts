export type Posted = { ok: true } | { ok: false; code: string; says: string };

const down = { ok: false, code: 'down', says: 'Not done: the shop could not be reached. Please try again.' } as const;

/** Posts to the desk what a form would, as JSON. What is refused comes back as a sentence. */
export async function postDesk(path: string, body: Record<string, unknown>): Promise<Posted> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true };
    if (response.status === 401)
      return { ok: false, code: 'login', says: 'Please log in again; what you typed is kept.' };
    const { problem }: { problem?: { code: string; message: string; fields?: Record<string, string> } } =
      await response.json();
    const [field] = Object.values(problem?.fields ?? {});
    const isGeneral = problem?.code === 'invalid' && field;
    return { ok: false, code: problem?.code ?? '', says: (isGeneral ? field : problem?.message) ?? down.says };
  } catch {
    return down;
  }
}
