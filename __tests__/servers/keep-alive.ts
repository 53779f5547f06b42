import type { ServerOptions } from 'node:http';

/**
 * A connection stays until its client leaves. By itself a server closes it after five quiet seconds, and a client that
 * the machine has held up for as long would send its next request on it in that very moment, and hear of a reset.
 */
export const forAsLongAsAsked: ServerOptions = { keepAliveTimeout: 0 };
