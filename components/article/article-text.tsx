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
import type { Article, Product } from '@/lib/content/graph';
import { numberReferences } from '@/lib/content/text/article';
import { articleData } from '@/lib/publish/json-ld/article';
import './article.css';

type Props = {
  article: Article;
  /** Stand below its head and above its sections, one each, where there is no room beside it. */
  between?: readonly Product[];
};

/** The article itself, wherever it stands. */
export function ArticleText({ article, between = [] }: Props) {
  const { products, site } = content();
  const inline = (slug: string) => {
    const product = products.find((one) => one.slug === slug);
    return product ? <ProductInline product={product} /> : null;
  };
  const sources = new Map(numberReferences(article).map((one) => [one.reference.id, one]));
  const noteOf = (id: string) => {
    const reference = sources.get(id)?.reference;
    return reference ? `${reference.title}. ${reference.publisher}, ${reference.date.slice(0, 4)}` : null;
  };
  // What an article comes to at its end is not interrupted.
  const sections = article.body.headings.filter(({ level }) => level === 2).slice(0, -2);
  const [first, ...others] = between;
  const above = (headingId: string) => betweenSections(others[sections.findIndex(({ id }) => id === headingId)]);
  return (
    <article className="leaflet">
      <DraftNotice document={article} />
      <ArticleHead article={article} />
      {betweenSections(first)}
      <Contents body={article.body} />
      <div className="prose">
        <ArticleBody
          body={article.body}
          numberOf={(id) => sources.get(id)?.number ?? 0}
          noteOf={noteOf}
          renderProduct={inline}
          above={above}
        />
      </div>
      {article.care.length > 0 ? <CareCards care={article.care} /> : null}
      <References article={article} />
      {article.status === 'published' ? <StructuredData data={articleData(article, site, publicOrigin())} /> : null}
    </article>
  );
}

const betweenSections = (product: Product | undefined) =>
  product ? <ProductInline product={product} className="md:hidden" /> : null;
