import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/components/layout/site-metadata';
import { ProductPage } from '@/components/page/product/product-page';
import { variantHref } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';
import { pictureOf } from '@/lib/content/pictures/pictures';

type Props = { params: Promise<{ slug: string; variant: string }> };

export const dynamicParams = false;
/** Every variant but the first, which stands at the product's own address. */
export const generateStaticParams = inBuild(() =>
  content().products.flatMap(({ slug, variants }) =>
    variants.slice(1).map((variant) => ({ slug, variant: variant.slug })),
  ),
);

const find = async ({ params }: Props) => {
  const { slug, variant: variantSlug } = await params;
  const product = content().products.find((one) => one.slug === slug);
  return { product, variant: product?.variants.find((one) => one.slug === variantSlug) };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { product, variant } = await find(props);
  if (!product || !variant) return {};
  const path = variantHref(product, variant);
  return pageMetadata({
    path,
    title: `${product.title}, ${variant.label}`,
    description: product.summary,
    picture: { path: `${path}/social.png`, alt: pictureOf(product, variant).alt },
  });
}

export default async function VariantRoute(props: Props) {
  const { product, variant } = await find(props);
  if (!product || !variant) notFound();
  return <ProductPage product={product} variant={variant} />;
}
