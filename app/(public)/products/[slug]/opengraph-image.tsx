import { notFound } from 'next/navigation';
import { socialCard, socialSize } from '@/components/layout/social-card';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';

export const size = socialSize;
export const contentType = 'image/png';
export const generateStaticParams = inBuild(() => content().products.map(({ slug }) => ({ slug })));

export default async function ProductPicture({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const product = content().products.find((one) => one.slug === slug);
  if (!product) notFound();
  return socialCard({ title: product.title, says: product.summary, image: product.picture });
}
