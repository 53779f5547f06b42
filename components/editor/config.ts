import { config } from '@keystatic/core';
import { chat, replies } from './chat';
import { claims } from './claims';
import { delivery } from './delivery';
import { discounts, orders } from './orders';
import { products } from './products';
import { redirects, site } from './settings';
import { articles, faqs, pages } from './writing';

/**
 * The visual editor over content/, for `npm run dev` only. It sees each file in the shape of lib/content/editor/shape.ts.
 * A new settings file is one more singleton here: written like those in settings.ts, and named in the menu.
 */
export const editorConfig = (drawings: readonly string[]) =>
  config({
    storage: { kind: 'local' },
    ui: {
      brand: { name: 'Larkfield Kefir' },
      navigation: {
        Shop: ['products', 'delivery', 'discounts', 'orders'],
        Writing: ['articles', 'pages', 'faqs'],
        'Customer service': ['chat', 'replies'],
        Settings: ['site', 'redirects', 'claims'],
      },
    },
    collections: { products: products(drawings), articles: articles(drawings), pages, faqs },
    singletons: { delivery, discounts, orders, chat, replies, site, redirects, claims },
  });
