import { type Problem, problemAt } from '../problem';
import type { Site } from '../schema/site';
import type { Setting, Sources } from '../source';
import { didYouMean } from '../text/did-you-mean';
import type { Addresses } from './addresses';

const legalFields = ['name', 'companyNumber', 'registeredOffice', 'vatNumber', 'email', 'phone'] as const;

export function checkSite(site: Setting<Site>, sources: Sources, addresses: Addresses): Problem[] {
  return [...homeArticle(site, sources, addresses), ...sampleLegalData(site)];
}

function homeArticle(site: Setting<Site>, { articles }: Sources, addresses: Addresses): Problem[] {
  const slugs = articles.filter(({ fields }) => fields.status === 'published').map(({ slug }) => slug);
  const { homeArticle: slug } = site.value;
  if (slugs.includes(slug) || addresses.get(`/articles/${slug}`)?.state === 'broken') return [];
  const message = `"${slug}" is not a published article.${didYouMean(slug, slugs)}`;
  return [problemAt(site, ['homeArticle'], message, { field: 'homeArticle' })];
}

function sampleLegalData(site: Setting<Site>): Problem[] {
  if (!site.value.legal.sample) return [];
  const message = `sample data: put the real ${legalFields.slice(0, -1).join(', ')} and ${legalFields.at(-1)} here, then set sample to false.`;
  return [problemAt(site, ['legal'], message, { level: 'warning', field: 'legal' })];
}
