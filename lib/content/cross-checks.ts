import { didYouMean } from './did-you-mean';
import type { Sources } from './graph';
import { citationsIn, parseMarkdown } from './markdown';
import type { Problem } from './problem';
import type { DeliveryRules } from './schema/delivery';
import type { Site } from './schema/site';
import { zoneOverlaps } from './zone-overlaps';

type Whole = { site: Site | null; delivery: DeliveryRules | null; productFiles: readonly string[]; today: string };

/** What can only be seen by looking at several files, or at a file as a whole. */
export function checkWhole(sources: Sources, whole: Whole): Problem[] {
  return [
    ...duplicateSkus(sources.products),
    ...relatedProducts(sources.products, whole.productFiles),
    ...uncitedReferences(sources.articles),
    ...conditionBesideCatalogue(sources.articles),
    ...homeArticle(sources.articles, whole.site),
    ...sampleLegalData(whole.site),
    ...deliveryRules(whole.delivery, whole.today),
  ];
}

function duplicateSkus(products: Sources['products']): Problem[] {
  const first = new Map<string, string>();
  return products.flatMap(({ file, fields, at }) =>
    fields.variants.flatMap(({ sku }, index): Problem[] => {
      const other = first.get(sku);
      if (other === undefined) {
        first.set(sku, file);
        return [];
      }
      return [
        {
          file,
          ...at(['variants', index, 'sku']),
          level: 'error',
          field: 'sku',
          message: `"${sku}" is used twice; ${other} has it too.`,
        },
      ];
    }),
  );
}

function relatedProducts(products: Sources['products'], known: readonly string[]): Problem[] {
  return products.flatMap(({ file, fields, at }) =>
    fields.related
      .filter((slug) => !known.includes(slug))
      .map(
        (slug): Problem => ({
          file,
          ...at(['related', fields.related.indexOf(slug)]),
          level: 'error',
          message: `product "${slug}" is not a file in content/products.${didYouMean(slug, known)}`,
        }),
      ),
  );
}

function uncitedReferences(articles: Sources['articles']): Problem[] {
  return articles.flatMap(({ file, fields, at, bodySource }) => {
    const cited = citationsIn(parseMarkdown(bodySource));
    return fields.references.flatMap(({ id }, index): Problem[] =>
      cited.includes(id)
        ? []
        : [
            {
              file,
              ...at(['references', index]),
              level: 'error',
              field: 'references',
              message: `reference "${id}" is never cited; add [^${id}] to the text or remove it.`,
            },
          ],
    );
  });
}

function conditionBesideCatalogue(articles: Sources['articles']): Problem[] {
  return articles
    .filter(({ fields }) => fields.condition && fields.catalogue === 'beside')
    .map(({ file, at, fields }) => ({
      file,
      ...at(['catalogue']),
      level: 'warning',
      field: 'catalogue',
      message: `products beside an article about ${fields.condition} can make the page a medicinal claim under the advertising rules; "none" avoids it. README.md, 'The article and the law', says more.`,
    }));
}

function homeArticle(articles: Sources['articles'], site: Site | null): Problem[] {
  const slugs = articles.filter(({ fields }) => fields.status === 'published').map(({ slug }) => slug);
  if (!site || slugs.includes(site.homeArticle)) return [];
  const message = `"${site.homeArticle}" is not a published article.${didYouMean(site.homeArticle, slugs)}`;
  return [{ file: 'content/site.yaml', line: 1, column: 1, level: 'error', field: 'homeArticle', message }];
}

function sampleLegalData(site: Site | null): Problem[] {
  if (!site?.legal.sample) return [];
  const message =
    'sample data: put the real name, companyNumber, registeredOffice, vatNumber, email and phone here, then set sample to false.';
  return [{ file: 'content/site.yaml', line: 1, column: 1, level: 'warning', field: 'legal', message }];
}

function deliveryRules(delivery: DeliveryRules | null, today: string): Problem[] {
  if (!delivery) return [];
  const file = 'content/delivery.yaml';
  const overlaps = zoneOverlaps(delivery.zones).map(
    ({ zone, message }): Problem => ({
      file,
      line: 1,
      column: 1,
      level: 'error',
      message: `zone "${zone}": ${message}`,
    }),
  );
  const daysLeft = Math.floor((Date.parse(delivery.calendarEnds) - Date.parse(today)) / 86_400_000);
  const short: Problem[] =
    daysLeft < 180
      ? [
          {
            file,
            line: 1,
            column: 1,
            level: 'warning',
            field: 'calendarEnds',
            message: `the calendar of closed days ends in ${daysLeft} days; add the next year's.`,
          },
        ]
      : [];
  const unknown = delivery.free.zones
    .filter((id) => !delivery.zones.some((zone) => zone.id === id))
    .map(
      (id): Problem => ({
        file,
        line: 1,
        column: 1,
        level: 'error',
        field: 'free.zones',
        message: `"${id}" is not a zone.${didYouMean(
          id,
          delivery.zones.map((zone) => zone.id),
        )}`,
      }),
    );
  return [...overlaps, ...unknown, ...short];
}
