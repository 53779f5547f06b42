import { ArticleHead } from '@/components/article/article-head';
import { ArticleBody } from '@/components/article/body';
import { CareCards } from '@/components/article/care-cards';
import { Contents } from '@/components/article/contents';
import { References } from '@/components/article/references';
import { ProductInline } from '@/components/catalogue/product-inline';
import { DraftNotice } from '@/components/layout/draft-notice';
import { publicOrigin } from '@/components/layout/site-metadata';
import { StructuredData } from '@/components/layout/structured-data';
import { content } from '@/lib/content/content';
import type { Article } from '@/lib/content/graph';
import { numberReferences } from '@/lib/content/text/article';
import { articleData } from '@/lib/publish/json-ld/article';

/** The article itself, wherever it stands. */
export function ArticleText({ article }: { article: Article }) {
  const { products, site } = content();
  const inline = (slug: string) => {
    const product = products.find((one) => one.slug === slug);
    return product ? <ProductInline product={product} /> : null;
  };
  const numbers = new Map(numberReferences(article).map(({ reference, number }) => [reference.id, number]));
  const numberOf = (id: string) => numbers.get(id) ?? 0;
  return (
    <article>
      <DraftNotice document={article} />
      <ArticleHead article={article} />
      <Contents body={article.body} />
      <div className="prose">
        <ArticleBody body={article.body} numberOf={numberOf} renderProduct={inline} />
      </div>
      {article.care.length > 0 ? <CareCards care={article.care} /> : null}
      <References article={article} />
      {article.status === 'published' ? <StructuredData data={articleData(article, site, publicOrigin())} /> : null}
    </article>
  );
}
