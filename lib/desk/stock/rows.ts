import { findVariant } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';

export type Shelf = { sku: string; onHand: number; reserved: number; closed: boolean };
export type StockRow = Shelf & {
  /** Null where content has it no more. */
  slug: string | null;
  title: string;
  label: string;
  /** What is not spoken for, whether it is closed or not. */
  available: number;
  low: boolean;
};

/** Every variant with what there is of it: what is low first, the least of it first, then as the shop lists them. */
export function stockRows(shelves: readonly Shelf[], products: readonly Product[], lowStock: number): StockRow[] {
  const place = new Map(products.flatMap(({ variants }) => variants).map(({ sku }, index) => [sku, index]));
  const last = place.size;
  return shelves
    .map((shelf): StockRow => {
      const found = findVariant(products, shelf.sku);
      const available = shelf.onHand - shelf.reserved;
      return {
        ...shelf,
        slug: found?.product.slug ?? null,
        title: found?.product.title ?? 'No longer in the shop',
        label: found?.variant.label ?? '',
        available,
        low: found !== undefined && available <= lowStock,
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.low) - Number(a.low) ||
        (a.low ? a.available - b.available : 0) ||
        (place.get(a.sku) ?? last) - (place.get(b.sku) ?? last) ||
        a.sku.localeCompare(b.sku, 'en'),
    );
}
