import { publicOrigin } from '@/components/layout/site-metadata';
import { stockLevel } from '@/lib/catalogue/stock-level';
import { availableStock } from '@/lib/catalogue/store';
import { content } from '@/lib/content/content';
import { guarded } from '@/lib/http/route';
import { merchantFeed } from '@/lib/publish/feeds/merchant';

/** Made when it is asked for: what is sold out must not be advertised. */
export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return guarded('merchant-feed', async () => {
    const skus = content().products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
    const available = await availableStock(skus);
    const levels = new Map(skus.map((sku) => [sku, stockLevel(available.get(sku) ?? 0)]));
    return new Response(merchantFeed(content(), levels, publicOrigin()), {
      headers: { 'content-type': 'application/xml; charset=utf-8' },
    });
  });
}
