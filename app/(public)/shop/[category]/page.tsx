import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Filters } from '@/components/catalogue/filters';
import { countWords, Shelf } from '@/components/catalogue/product-card';
import { Heading } from '@/components/layout/heading';
import { pageMetadata, publicOrigin } from '@/components/layout/site-metadata';
import { StructuredData } from '@/components/layout/structured-data';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';
import { shelfData } from '@/lib/publish/json-ld/page';

type Props = { params: Promise<{ category: string }> };

export const dynamicParams = false;
export const generateStaticParams = inBuild(() => content().site.categories.map(({ id }) => ({ category: id })));

const find = async ({ params }: Props) => {
  const { category } = await params;
  return content().site.categories.find(({ id }) => id === category);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const category = await find(props);
  if (!category) return {};
  return pageMetadata({ path: `/shop/${category.id}`, title: category.name, description: category.summary });
}

export default async function CategoryPage(props: Props) {
  const category = await find(props);
  if (!category) notFound();
  const { products: all, site } = content();
  const products = all.filter((product) => product.category === category.id);
  return (
    <div className="page">
      <Heading title={category.name} summary={category.summary} trail={[{ name: 'Shop', href: '/shop' }]} />
      <Filters site={site} find={{ q: '', category: category.id }} pool={all} />
      <p className="py-2 text-ink-soft text-sm sm:py-3">{countWords(products)}</p>
      <Shelf products={products} />
      <StructuredData
        data={shelfData({ name: category.name, path: `/shop/${category.id}`, products }, publicOrigin())}
      />
    </div>
  );
}
