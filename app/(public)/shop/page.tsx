import type { Metadata } from 'next';
import { Filters } from '@/components/catalogue/filters';
import { countWords, Shelf } from '@/components/catalogue/product-card';
import { Heading } from '@/components/layout/heading';
import { pageMetadata, publicOrigin } from '@/components/layout/site-metadata';
import { StructuredData } from '@/components/layout/structured-data';
import { content } from '@/lib/content/content';
import { shelfData } from '@/lib/publish/json-ld/page';

const summary =
  'Everything we make: milk kefir, water kefir and cultures, skincare, supplements and kit. Prices include VAT.';

export const generateMetadata = (): Metadata => pageMetadata({ path: '/shop', title: 'Shop', description: summary });

export default function ShopPage() {
  const { products, site } = content();
  return (
    <div className="page">
      <Heading title="Shop" summary={summary} trail={[]} />
      <Filters site={site} find={{ q: '' }} pool={products} />
      <p className="py-2 text-ink-soft text-sm sm:py-3">{countWords(products)}</p>
      <Shelf products={products} />
      <StructuredData data={shelfData({ name: 'Shop', path: '/shop', products }, publicOrigin())} />
    </div>
  );
}
