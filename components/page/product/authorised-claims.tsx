import { authorisedClaims } from '@/lib/content/claims/nutrient';
import { content } from '@/lib/content/content';
import type { Product } from '@/lib/content/graph';
import type { Variant } from '@/lib/content/schema/product';

/** What the law lets a food say of a nutrient that it holds enough of, with how much that is and what else matters. */
export function AuthorisedClaims({ product, variant }: { product: Product; variant: Variant }) {
  const claims = authorisedClaims(product, variant, content().claims.approvals);
  return claims.map(({ id, nutrient, says, amount, besides }) => (
    <section key={id} aria-labelledby={id} className="border-clover border-l-4 pl-4">
      <h2 id={id} className="mb-1 text-xl">
        {nutrient}
      </h2>
      <p>{amount}</p>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}.</p>
      ))}
      <p className="mt-1 text-ink-soft text-sm">{besides}</p>
    </section>
  ));
}
