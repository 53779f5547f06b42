import type { Zone } from '@/lib/content/schema/delivery';
import type { ProductFields } from '@/lib/content/schema/product';

/** Of goods that are no longer sold only the storage is known, which their order kept. */
export type Goods = Pick<ProductFields, 'storage'> & {
  category?: ProductFields['category'] | undefined;
  label?: Pick<ProductFields['label'], 'kind'> | undefined;
};

/** As what a zone doesn't take these goods; null where it does. */
export function notOfferedAs({ storage, category, label }: Goods, { notOffered }: Pick<Zone, 'notOffered'>) {
  const is = { chilled: storage === 'chilled', skincare: category === 'skincare', kits: label?.kind === 'kit' };
  return notOffered.find((kind) => is[kind]) ?? null;
}
