/**
 * Where the shop will stand, known when its pages are built: PUBLIC_URL at build time. Canonical addresses, the
 * sitemap and the feed are baked into static pages, so production is built with the same PUBLIC_URL it runs with.
 */
export function publicOrigin(): string {
  return new URL(process.env.PUBLIC_URL ?? 'http://localhost:3000').origin;
}
