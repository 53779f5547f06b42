/** Starts a server for this run; `globalThis.stopPostgres` stops it. Its socket is in TEST_POSTGRES_FOLDER. */
declare function startPostgres(): Promise<void>;
export = startPostgres;
