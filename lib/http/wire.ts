import type { Problem } from './answer';

/**
 * What the shop has sent, by the type that its route is held to. Both sides are built together, so it is taken at its
 * word, here and nowhere else.
 */
export const jsonOf = async <Json>(response: Response): Promise<Json> => response.json();
export const frameOf = <Data>(text: string): Data => JSON.parse(text);

/** The sentence of an answer that is not what was asked for; the sender's own where there is none. */
export async function refusalOf(response: Response, otherwise: string): Promise<string> {
  const { problem } = await jsonOf<{ problem?: Problem }>(response);
  return problem?.message ?? otherwise;
}
