/**
 * A write must come from our own pages: the browser's Sec-Fetch-Site says so, or else the Origin is exactly ours.
 * Neither header, a sandboxed 'null' or any other site is refused (security.md, 'Headers, bodies, hosts').
 */
export function isSameOrigin(headers: Headers, publicUrl: string): boolean {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site !== null && site !== 'same-origin') return false;
  if (origin !== null && origin !== publicUrl) return false;
  return site !== null || origin !== null;
}
