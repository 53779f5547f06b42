import { ArticleBody } from '@/components/article/body';
import type { Faq } from '@/lib/content/graph';

export function FaqList({ faqs }: { faqs: readonly Faq[] }) {
  return (
    <section aria-labelledby="questions" className="measure">
      <h2 id="questions" className="mb-3 text-2xl">
        Questions people ask
      </h2>
      {faqs.map((faq) => (
        <details key={faq.slug} className="border-line border-t py-3 last:border-b">
          <summary className="py-1 font-semibold">{faq.question}</summary>
          <div className="prose pt-2">
            <ArticleBody body={faq.body} />
          </div>
        </details>
      ))}
    </section>
  );
}
