/** Runs once when a server starts, under the front door, `next start` and `next dev` alike. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  if (process.env.NODE_ENV === 'development') {
    const { committedHere } = await import('./lib/content/disk');
    globalThis.shopLastGood = { seen: new Map(), committed: committedHere };
  }
  const { boot } = await import('./lib/serve/boot-store');
  const booting = boot();
  globalThis.shopBoot?.(booting);
  await booting;
}

/** What a page's visitor is told stands in the log under the same code. */
export function onRequestError(error: unknown, { headers }: { headers: NodeJS.Dict<string | string[]> }): void {
  const [code = ''] = error instanceof Error && 'digest' in error ? String(error.digest).split('@') : [];
  if (/^\d{1,12}$/.test(code)) globalThis.shopFailed?.(String(headers['content-security-policy']), code);
}
