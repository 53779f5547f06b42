import { notFound } from 'next/navigation';
import { plainPicture } from '@/components/layout/social-card';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';

/** The product on a plain ground, for shopping sites, which don't take drawings as SVG. */
export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = inBuild(() => content().products.map(({ slug }) => ({ slug })));

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const product = content().products.find((one) => one.slug === slug);
  if (!product) notFound();
  return await plainPicture(product.picture);
}
