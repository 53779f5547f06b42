import { spawnSync } from 'node:child_process';
import { url } from '../servers/raw-http';

/** Builds the shop as it is served for tests; where that fails, it has said why. */
export function build(): void {
  const env = { ...process.env, APP_ENV: 'test', PUBLIC_URL: url, NODE_ENV: 'production' as const };
  const { status } = spawnSync('npx', ['next', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(1);
}
