import { productHref } from '@/lib/catalogue/find';
import type { Content, Product } from '@/lib/content/graph';
import { priceWords } from '@/lib/content/unit-price';
import { freeOffer } from '@/lib/delivery/rule-words';

/** /llms.txt: what the shop is and where everything stands, for programs that read for people. */
export function llmsText({ site, products, articles, pages, delivery }: Content, origin: string): string {
  const link = (title: string, path: string, says: string) => `- [${title}](${origin}${path}): ${says}`;
  const shelf = ({ id, name }: Content['site']['categories'][number]) => [
    '',
    `## ${name}`,
    '',
    ...products
      .filter(({ category }) => category === id)
      .map((product) => link(product.title, productHref(product.slug), `${product.summary} ${prices(product)}`)),
  ];
  return [
    `# ${site.brand.name}`,
    '',
    `> ${site.brand.description}`,
    '',
    `Prices are in pounds and include VAT. ${freeOffer(delivery)} ${origin}/help/delivery-and-returns says what it costs elsewhere. Kefir is a food and not a medicine.`,
    ...site.categories.flatMap(shelf),
    '',
    '## Articles',
    '',
    ...articles.map(({ slug, title, summary, reviewed }) =>
      link(title, `/articles/${slug}`, `${summary} Last reviewed ${reviewed}.`),
    ),
    '',
    '## Help',
    '',
    ...pages.map(({ slug, title, summary }) => link(title, `/help/${slug}`, summary)),
    '',
  ].join('\n');
}

function prices({ variants }: Product): string {
  return `${variants.map((variant) => `${variant.label} ${priceWords(variant)}`).join('; ')}.`;
}
