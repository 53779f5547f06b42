import { kept } from '@/lib/data-map/kept';
import { type Problem, problemAt } from '../problem';
import type { Site } from '../schema/site';
import type { Read, Setting, Sources } from '../source';
import { didYouMean } from '../text/did-you-mean';
import type { Addresses } from './places/addresses';

const legalFields = ['name', 'companyNumber', 'registeredOffice', 'vatNumber', 'email', 'phone'] as const;

export function checkSite(site: Setting<Site>, sources: Sources, addresses: Addresses): Problem[] {
  return [...homeArticle(site, sources, addresses), ...typedSums(site), ...sampleLegalData(site)];
}

function homeArticle(site: Setting<Site>, { articles }: Sources, addresses: Addresses): Problem[] {
  const slugs = articles.filter(({ fields }) => fields.status === 'published').map(({ slug }) => slug);
  const { homeArticle: slug } = site.value;
  if (slugs.includes(slug) || addresses.get(`/articles/${slug}`)?.state === 'broken') return [];
  const message = `"${slug}" is not a published article.${didYouMean(slug, slugs)}`;
  return [problemAt(site, ['homeArticle'], message, { field: 'homeArticle' })];
}

/** The strip's sums and hours come from delivery.yaml and chat.yaml; typed by hand they are wrong from the next change on. */
function typedSums(site: Setting<Site>): Problem[] {
  return site.value.strip.flatMap(({ label }, index): Problem[] => {
    const [typed] = /£\s?\d[\d.,]*|\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)\b/i.exec(label) ?? [];
    if (!typed) return [];
    const message = `"${typed}" is typed by hand; write {free} or {hours}, which follow delivery.yaml and chat.yaml.`;
    return [problemAt(site, ['strip', index, 'label'], message)];
  });
}

function sampleLegalData(site: Setting<Site>): Problem[] {
  if (!site.value.legal.sample) return [];
  const message = `sample data: put the real ${legalFields.slice(0, -1).join(', ')} and ${legalFields.at(-1)} here, then set sample to false.`;
  return [problemAt(site, ['legal'], message, { level: 'warning', field: 'legal' })];
}

const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const written = (count: number) => (words[count - 1] ? [words[count - 1], String(count)] : [String(count)]);
const spoken = (count: number, unit: string) => `${written(count)[0]} ${unit}${count === 1 ? '' : 's'}`;
const says = (text: string, count: number, unit: string) =>
  new RegExp(`\\b(${written(count).join('|')}) ${unit}s?\\b`, 'i').test(text);

/** The privacy page promises what the shop does: it names each time after which something is forgotten. */
export function checkKeeping({ sources: { pages }, settings: { orders, chat } }: Read): Problem[] {
  const privacy = pages.find(({ slug, fields }) => slug === 'privacy' && fields.status === 'published');
  if (!privacy || !orders || !chat) return [];
  const periods = [
    { setting: orders, field: 'keepYears', count: orders.value.keepYears, unit: 'year' },
    { setting: orders, field: 'keepUnpaidDays', count: orders.value.keepUnpaidDays, unit: 'day' },
    { setting: chat, field: 'retentionDays', count: chat.value.retentionDays, unit: 'day' },
    { setting: chat, field: 'auditDays', count: chat.value.auditDays, unit: 'day' },
  ];
  const unsaid = periods
    .filter(({ count, unit }) => !says(privacy.bodySource, count, unit))
    .map(({ setting, field, count, unit }) =>
      problemAt(setting, [field], `${privacy.file} does not say "${spoken(count, unit)}". Say the same in both.`, {
        field,
      }),
    );
  const ours = [
    { what: 'what was typed into a form that was refused', count: kept.formDraftHours, unit: 'hour' },
    { what: 'the letters that were sent', count: kept.letterDays, unit: 'day' },
    { what: 'by what calls are counted', count: kept.limitDays, unit: 'day' },
    { what: 'who asked for lost orders', count: kept.lookUpDays, unit: 'day' },
    { what: 'a complaint about personal data', count: kept.complaintDays, unit: 'day' },
  ]
    .filter(({ count, unit }) => !says(privacy.bodySource, count, unit))
    .map(({ what, count, unit }) =>
      problemAt(privacy, [], `the shop keeps ${what} for ${spoken(count, unit)}, and this page does not say so.`),
    );
  return [...unsaid, ...ours];
}
