import type { Redirect, Site } from '@/lib/content/schema/site';
import { type Change, gainsAndLosses, list, same } from './change';

const names: { part: keyof Site; name: string }[] = [
  { part: 'brand', name: 'the brand' },
  { part: 'legal', name: "the company's details (foot of every page, labels, letters)" },
  { part: 'strip', name: 'the strip' },
  { part: 'homeArticle', name: 'the article on the front page' },
  { part: 'categories', name: 'the shelves' },
  { part: 'navigation', name: 'the menu' },
  { part: 'footer', name: 'the foot of the page' },
];

export function siteChanges(before: Site, after: Site): Change[] {
  const parts = names.filter(({ part }) => !same(before[part], after[part])).map(({ name }) => name);
  return parts.length > 0 ? [{ heading: 'The shop itself', says: `On every page: ${list(parts)} changed.` }] : [];
}

export function redirectChanges(before: readonly Redirect[], after: readonly Redirect[]): Change[] {
  const { gained, lost } = gainsAndLosses(before, after, ({ from, to }) => `${from} ${to}`);
  const says = [
    ...gained.map(({ from, to }) => `${from} now leads to ${to}.`),
    ...lost.map(({ from, to }) => `${from} no longer leads to ${to}.`),
  ];
  return says.map((line) => ({ heading: 'Addresses', says: line }));
}
