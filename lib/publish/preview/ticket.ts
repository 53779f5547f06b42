import { createHmac, timingSafeEqual } from 'node:crypto';

/** The kinds of content that have drafts, by folder. */
export const previewKinds = ['products', 'articles', 'pages', 'faqs'] as const;
export type PreviewKind = (typeof previewKinds)[number];
type Shown = { kind: string; slug: string };

const sign = ({ kind, slug }: Shown, expires: number, secret: string) =>
  createHmac('sha256', secret).update(`preview:${kind}/${slug}:${expires}`).digest('base64url');

/** The link that shows one draft to whoever has it, up to an instant (whole seconds since 1970). */
export function previewPath(shown: Shown, expires: number, secret: string): string {
  return `/preview/${shown.kind}/${shown.slug}/${expires}.${sign(shown, expires, secret)}`;
}

/** Whether a link's ticket is ours, is for this draft and is still good. */
export function isPreviewable(shown: Shown, ticket: string, secret: string, now: number): boolean {
  const [, expires = '', signature = ''] = /^(\d{1,12})\.([\w-]{43})$/.exec(ticket) ?? [];
  const [given, ours] = [Buffer.from(signature), Buffer.from(sign(shown, Number(expires), secret))];
  return given.length === ours.length && timingSafeEqual(given, ours) && now < Number(expires);
}
