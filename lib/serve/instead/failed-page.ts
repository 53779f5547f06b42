import { randomBytes } from 'node:crypto';
import { readerOf } from '../policy';

/** The build has made, at these addresses, what stands in for pages that could not be made, or that there are not. */
const insteadOf = {
  shop: { failed: '/_failed', missing: '/_not-found' },
  desk: { failed: '/_failed-desk', missing: '/_missing-desk' },
} as const;
export const instead = (path: string) => insteadOf[readerOf(path) === 'staff' ? 'desk' : 'shop'];
/** None of them is at an address of its own. */
export const isInstead = (address: string): boolean => /^\/_(failed|missing)/.test(address);
export const codeGoesHere = 'code-goes-here';

const words = `<!doctype html><html lang="en-GB"><title>Something went wrong</title><h1>Something went wrong on our side</h1><p>Please try again in a minute. If it stays so, please tell us the code <strong>${codeGoesHere}</strong>.</p>`;

/** The page with its code. It has no script: there is nothing to do on it but to go elsewhere. */
export function failedPage(built: string | undefined): (code: string) => string {
  const html = (built ?? words)
    .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replaceAll(/<link\b[^>]*\bas="script"[^>]*>/g, '');
  return (code) => html.replaceAll(codeGoesHere, code);
}

/** What Next has called an error, by what only that request carried. Told before its answer is sent. */
const told = new Map<string, string>();
const mostTold = 1_000;

export function tellFailed(request: string, code: string): void {
  if (told.size >= mostTold) told.clear();
  told.set(request, code);
}

/** The code of what failed in a request; one of its own if nobody has told. */
export function codeOf(request: string): string {
  const code = told.get(request) ?? randomBytes(5).toString('hex');
  told.delete(request);
  return code;
}
