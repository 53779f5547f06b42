import { EnvError } from '@/lib/env';
import { demo } from './demo';
import { start } from './start';

/** `npm start`, `npm run demo`, `npm run dev`. */
const commands: Record<string, () => Promise<void>> = {
  start,
  demo: () => demo('demo'),
  dev: () => demo('development'),
};
const command = commands[process.argv[2] ?? 'start'];

try {
  if (!command) throw new Error('use start, demo or dev');
  await command();
} catch (error) {
  console.error(error instanceof EnvError || error instanceof Error ? error.message : error);
  process.exit(1);
}
