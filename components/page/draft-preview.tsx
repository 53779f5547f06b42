import { DraftNotice } from '@/components/layout/draft-notice';
import { contentWithDrafts } from '@/lib/content/content';
import type { PreviewKind } from '@/lib/publish/preview/ticket';
import { ArticleAlone } from './article-layouts';
import { FaqList } from './faq-list';
import { HelpPage } from './help-page';
import { ProductPage } from './product/product-page';

/** One draft as its page will be. */
export function DraftPreview({ kind, slug }: { kind: PreviewKind; slug: string }) {
  const { products, articles, pages, faqs } = contentWithDrafts();
  const is = (one: { slug: string }) => one.slug === slug;
  const product = kind === 'products' ? products.find(is) : undefined;
  const [variant] = product?.variants ?? [];
  if (product && variant) return <ProductPage product={product} variant={variant} />;
  const article = kind === 'articles' ? articles.find(is) : undefined;
  if (article) return <ArticleAlone article={article} />;
  const page = kind === 'pages' ? pages.find(is) : undefined;
  if (page) return <HelpPage page={page} />;
  const faq = kind === 'faqs' ? faqs.find(is) : undefined;
  return faq ? (
    <div className="page py-8">
      <DraftNotice document={faq} />
      <FaqList title="Questions people ask" id="questions" faqs={[faq]} />
    </div>
  ) : null;
}
