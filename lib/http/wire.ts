/** What the shop has sent, by the type that it was sent with. Both sides are built together, so here it is believed. */
export const jsonOf = async <Json>(response: Response): Promise<Json> => response.json();
