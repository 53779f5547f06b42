import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DraftPreview } from '@/components/page/draft-preview';
import { contentWithDrafts } from '@/lib/content/content';
import { keys } from '@/lib/keys/keys';
import { isPreviewable, previewKinds } from '@/lib/publish/preview/ticket';
import { now } from '@/lib/time/clock';

type Props = { params: Promise<{ kind: string; slug: string; ticket: string }> };

export const metadata: Metadata = { title: 'Draft', referrer: 'no-referrer', robots: { index: false, follow: false } };

export default async function PreviewPage({ params }: Props) {
  const { kind: asked, slug, ticket } = await params;
  const kind = previewKinds.find((one) => one === asked);
  const seconds = now().epochMilliseconds / 1000;
  if (!kind || !isPreviewable({ kind, slug }, ticket, keys(), seconds)) notFound();
  if (!contentWithDrafts()[kind].some((one) => one.slug === slug && one.status === 'draft')) notFound();
  return <DraftPreview kind={kind} slug={slug} />;
}
