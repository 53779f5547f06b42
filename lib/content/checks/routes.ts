/**
 * What the shop itself answers, by the first part of its address: a redirect from there would shut somebody out, staff
 * from the desk or the payment provider from its webhook. Every route of app/ stands here or in `ofContent`.
 */
export const ofTheShop = [
  'api',
  'staff',
  'keystatic',
  'basket',
  'checkout',
  'orders',
  'preview',
  'search',
  'support',
  'pictures',
  'fonts',
  'illustrations',
  'images',
  '_next',
  '%5Ffailed',
  '%5Ffailed-desk',
  '%5Fmissing-desk',
  'complaint',
  '.well-known',
  'llms.txt',
  'robots.txt',
  'sitemap.xml',
  'icon.svg',
  'favicon.ico',
  'apple-touch-icon.png',
  'speculation-rules.json',
];

/** What marketers' files make: an address below one of these may be old. */
export const ofContent = ['articles', 'help', 'products', 'shop'];

export const isOfTheShop = (path: string): boolean => ofTheShop.includes(path.split(/[/?#]/)[1] ?? '');
