import { notFound } from 'next/navigation';
import { socialCard } from '@/components/layout/social-card';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = inBuild(() => content().products.map(({ slug }) => ({ slug })));

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const product = content().products.find((one) => one.slug === slug);
  if (!product) notFound();
  return await socialCard({ title: product.title, says: product.summary, image: product.picture });
}
