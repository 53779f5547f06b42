import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/components/layout/site-metadata';
import { ProductPage } from '@/components/page/product/product-page';
import { productHref } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';

type Props = { params: Promise<{ slug: string }> };

export const dynamicParams = false;
export const generateStaticParams = inBuild(() => content().products.map(({ slug }) => ({ slug })));

const find = async ({ params }: Props) => {
  const { slug } = await params;
  return content().products.find((product) => product.slug === slug);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const product = await find(props);
  if (!product) return {};
  const { title, summary, slug, image } = product;
  return pageMetadata({
    path: productHref(slug),
    title,
    description: summary,
    picture: { path: `${productHref(slug)}/social.png`, alt: image.alt },
  });
}

export default async function ProductRoute(props: Props) {
  const product = await find(props);
  const variant = product?.variants[0];
  if (!product || !variant) notFound();
  return <ProductPage product={product} variant={variant} />;
}
