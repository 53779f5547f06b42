/** Runs once when a server starts, under the front door, `next start` and `next dev` alike. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { boot } = await import('./lib/serve/boot-store');
  const booting = boot();
  globalThis.shopBoot?.(booting);
  await booting;
}
