import { notFound } from 'next/navigation';
import { socialCard } from '@/components/layout/social-card';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';

type Context = { params: Promise<{ slug: string; variant: string }> };

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = inBuild(() =>
  content().products.flatMap(({ slug, variants }) =>
    variants.slice(1).map((variant) => ({ slug, variant: variant.slug })),
  ),
);

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { slug, variant: size } = await params;
  const product = content().products.find((one) => one.slug === slug);
  const variant = product?.variants.find((one) => one.slug === size);
  if (!product || !variant) notFound();
  return await socialCard({
    title: `${product.title}, ${variant.label}`,
    says: product.summary,
    image: product.pictureBySize[variant.slug] ?? product.picture,
  });
}
