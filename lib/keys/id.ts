const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether somebody has sent an id as the shop writes its own. Only then may the database be asked for it. */
export const isId = (sent: unknown): sent is string => typeof sent === 'string' && uuid.test(sent);
