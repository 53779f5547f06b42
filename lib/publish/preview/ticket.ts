import type { Keys } from '@/lib/keys/keys';

/** The kinds of content that have drafts, by folder. */
export const previewKinds = ['products', 'articles', 'pages', 'faqs'] as const;
export type PreviewKind = (typeof previewKinds)[number];
type Shown = { kind: string; slug: string };

const said = ({ kind, slug }: Shown, expires: number) => `${kind}/${slug}:${expires}`;

/** The link that shows one draft to whoever has it, up to an instant (whole seconds since 1970). */
export function previewPath(shown: Shown, expires: number, keys: Keys): string {
  return `/preview/${shown.kind}/${shown.slug}/${expires}.${keys.sign('preview', said(shown, expires))}`;
}

/** Whether a link's ticket is ours, is for this draft and is still good. */
export function isPreviewable(shown: Shown, ticket: string, keys: Keys, now: number): boolean {
  const [, expires = '', signature = ''] = /^(\d{1,12})\.([\w-]{43,47})$/.exec(ticket) ?? [];
  return keys.isSigned('preview', said(shown, Number(expires)), signature) && now < Number(expires);
}
