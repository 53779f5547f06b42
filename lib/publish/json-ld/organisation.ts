import type { Site } from '@/lib/content/schema/site';

export const context = 'https://schema.org';

/** Who sells, in a word: named on every offer and article. */
export const organisation = ({ brand }: Site, origin: string) => ({
  '@type': 'Organization',
  name: brand.name,
  url: origin,
});

/** The company and its site, on the front page. */
export function homeData(site: Site, origin: string) {
  const { brand, legal } = site;
  return {
    '@context': context,
    '@graph': [
      {
        ...organisation(site, origin),
        legalName: legal.name,
        description: brand.description,
        email: legal.email,
        telephone: legal.phone,
        vatID: legal.vatNumber,
        address: legal.registeredOffice.join(', '),
      },
      {
        '@type': 'WebSite',
        name: brand.name,
        url: origin,
        inLanguage: 'en-GB',
        potentialAction: {
          '@type': 'SearchAction',
          target: `${origin}/search?q={query}`,
          'query-input': 'required name=query',
        },
      },
    ],
  };
}
