/**
 * What the shop itself answers, by the first part of its address: a redirect from there would shut somebody out, staff
 * from the desk or the payment provider from its webhook. What stands below /articles,
 * /help, /products and /shop is made of content, and may be old.
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
  'delivery-day',
  '.well-known',
  'llms.txt',
  'robots.txt',
  'sitemap.xml',
  'icon.svg',
  'favicon.ico',
  'apple-touch-icon.png',
  'speculation-rules.json',
  'social.png',
  'manifest.webmanifest',
];

export const isOfTheShop = (path: string): boolean => ofTheShop.includes(path.split(/[/?#]/)[1] ?? '');
