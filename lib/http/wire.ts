/**
 * What the shop has sent, by the type that its route is held to. Both sides are built together, so it is taken at its
 * word, here and nowhere else.
 */
export const jsonOf = async <Json>(response: Response): Promise<Json> => response.json();
export const frameOf = <Data>(text: string): Data => JSON.parse(text);
