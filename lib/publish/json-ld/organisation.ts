import type { MerchantReturnPolicy, OnlineStore } from 'schema-dts';
import { parsePostcode } from '@/lib/content/postcode';
import type { DeliveryRules } from '@/lib/content/schema/delivery';
import type { Site } from '@/lib/content/schema/site';

export const context = 'https://schema.org';

/** Who sells, in a word: named on every offer and article. */
export const organisation = ({ brand }: Site, origin: string) =>
  ({
    '@type': 'OnlineStore',
    '@id': `${origin}/#shop`,
    name: brand.name,
    url: origin,
  }) satisfies OnlineStore;

/** The usual right of return; a product whose own rule differs says so on its offer. */
export const returnPolicy = ({ returns }: Pick<DeliveryRules, 'returns'>) =>
  ({
    '@type': 'MerchantReturnPolicy',
    applicableCountry: 'GB',
    returnPolicyCountry: 'GB',
    returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
    merchantReturnDays: returns.days,
    returnMethod: 'https://schema.org/ReturnByMail',
    returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
    refundType: 'https://schema.org/FullRefund',
  }) satisfies MerchantReturnPolicy;

/** An address is written in lines: street first, then the town, the postcode last. */
function postalAddress(lines: readonly string[]) {
  const parsed = parsePostcode(lines.at(-1) ?? '');
  const [streets, town] = parsed.ok ? [lines.slice(0, -2), lines.at(-2)] : [lines.slice(0, -1), lines.at(-1)];
  return {
    '@type': 'PostalAddress' as const,
    streetAddress: streets.join(', '),
    ...(town ? { addressLocality: town } : {}),
    ...(parsed.ok ? { postalCode: parsed.postcode } : {}),
    addressCountry: 'GB',
  };
}

/** The company and its site, on the front page. */
export function homeData(site: Site, delivery: Pick<DeliveryRules, 'returns'>, origin: string) {
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
        logo: `${origin}/apple-touch-icon.png`,
        address: postalAddress(legal.registeredOffice),
        hasMerchantReturnPolicy: returnPolicy(delivery),
      } satisfies OnlineStore,
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
