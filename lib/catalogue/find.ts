import type { Product } from '@/lib/content/graph';
import type { ProductFields, Variant } from '@/lib/content/schema/product';

type WithSlug = ProductFields & { slug: string };

export function findVariant<Product extends WithSlug>(
  products: readonly Product[],
  sku: string,
): { product: Product; variant: Variant } | undefined {
  for (const product of products) {
    const variant = product.variants.find((one) => one.sku === sku);
    if (variant) return { product, variant };
  }
  return undefined;
}

export const productHref = (slug: string): `/products/${string}` => `/products/${slug}`;

/** A product's first variant stands at the product's own address, each other one below it. */
export function variantHref({ slug, variants }: WithSlug, variant: Variant): `/products/${string}` {
  return variants[0]?.sku === variant.sku ? productHref(slug) : `/products/${slug}/${variant.slug}`;
}

/** One file that stands for a size where others show it, and that no site refuses: a photograph, or the drawing as PNG. */
export function rasterOf({ slug, pictureBySize }: Product, variant: Variant): string {
  const shown = pictureBySize[variant.slug] ?? '';
  return shown.startsWith('/pictures/') ? shown : `${productHref(slug)}/picture.png`;
}
