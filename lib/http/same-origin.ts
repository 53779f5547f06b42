type Asked = { site: string | null | undefined; origin: string | null | undefined };

/**
 * A write must come from our own pages: the browser's Sec-Fetch-Site says so, or, where a browser doesn't send that,
 * the Origin is exactly ours. Sec-Fetch-Site goes first, because a page without referrer has Origin null.
 */
export function isSameOrigin({ site, origin }: Asked, publicUrl: string): boolean {
  return site ? site === 'same-origin' : origin === publicUrl;
}
