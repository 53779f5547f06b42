export type PostgresServer = {
  folder: string;
  url(database: string): string;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  freeze(): void;
  thaw(): void;
  remove(): Promise<void>;
};
export function createServer(): Promise<PostgresServer>;
