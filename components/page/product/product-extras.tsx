import { content } from '@/lib/content/content';
import type { Product } from '@/lib/content/graph';

export function HowToUse({ product }: { product: Product }) {
  return (
    <section aria-labelledby="use">
      <h2 id="use" className="mb-3 text-2xl">
        How to use it
      </h2>
      <ol className="steps grid gap-3">
        {product.howToUse.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="mt-3">
        <strong>Keeping it:</strong> {product.storageAdvice}
      </p>
    </section>
  );
}

export function NotFor({ product }: { product: Product }) {
  return (
    <section aria-labelledby="not-for" className="rounded-card bg-honey p-4">
      <h2 id="not-for" className="mb-1 text-xl">
        Who it is not for
      </h2>
      <ul className="grid list-disc gap-1 pl-5">
        {product.notFor.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

/** Questions, returns, and where it is written about. */
export function ProductExtras({ product }: { product: Product }) {
  // A product is not offered beside the name of an illness (CAP Code 12 and 15).
  const articles = content().articles.filter(({ slug, condition }) => product.mentionedIn.includes(slug) && !condition);
  return (
    <>
      {product.questions.length > 0 ? (
        <section aria-labelledby="questions">
          <h2 id="questions" className="mb-2 text-2xl">
            Questions
          </h2>
          {product.questions.map(({ question, answer }) => (
            <details key={question} className="border-line border-t py-2.5 last:border-b">
              <summary className="py-1 font-semibold">{question}</summary>
              <p className="pt-1">{answer}</p>
            </details>
          ))}
        </section>
      ) : null}
      <p className="text-sm">
        <strong>Sending it back:</strong> {product.cancellation.reason}{' '}
        <a href="/help/delivery-and-returns" className="link">
          Delivery and returns
        </a>
      </p>
      {articles.length > 0 ? (
        <p className="text-sm">
          <strong>Read more:</strong>{' '}
          {articles.map(({ slug, title }, index) => (
            <span key={slug}>
              {index > 0 ? ', ' : ''}
              <a href={`/articles/${slug}`} className="link">
                {title}
              </a>
            </span>
          ))}
        </p>
      ) : null}
    </>
  );
}
