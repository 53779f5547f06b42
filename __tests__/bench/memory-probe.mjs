import { writeFileSync } from 'node:fs';

/** Loaded before a server: on SIGUSR2 it writes down how many bytes are still held once all that can go has gone. */
process.on('SIGUSR2', () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(`${process.env.MEMORY_PROBE}-${process.pid}`, String(heapUsed + external));
});
