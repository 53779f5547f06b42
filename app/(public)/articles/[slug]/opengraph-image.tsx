import { notFound } from 'next/navigation';
import { socialCard, socialSize } from '@/components/layout/social-card';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';

export const size = socialSize;
export const contentType = 'image/png';
export const generateStaticParams = inBuild(() => content().articles.map(({ slug }) => ({ slug })));

export default async function ArticlePicture({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const article = content().articles.find((one) => one.slug === slug);
  if (!article) notFound();
  return socialCard({ title: article.title, says: article.summary, image: article.picture });
}
