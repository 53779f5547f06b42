import type { Metadata } from 'next';
import { Filters } from '@/components/catalogue/filters';
import { Shelf } from '@/components/catalogue/product-card';
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
      <ul className="mb-5 flex flex-wrap gap-2">
        {site.categories.map(({ id, name }) => (
          <li key={id}>
            <a
              href={`/shop/${id}`}
              className="inline-block rounded-full border border-line bg-paper px-4 py-2 hover:bg-meadow"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      <Filters site={site} find={{ q: '' }} />
      <div className="mt-6">
        <Shelf products={products} />
      </div>
      <StructuredData data={shelfData({ name: 'Shop', path: '/shop', products }, publicOrigin())} />
    </div>
  );
}
