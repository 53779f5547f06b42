import { z } from 'zod';
import { sku } from '@/lib/basket/lines';
import { type StockLevels, stockLevel } from '@/lib/catalogue/stock-level';
import { availableStock } from '@/lib/catalogue/store';
import { done } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';

const query = z.object({
  variants: z
    .string()
    .max(2000)
    .transform((list) => list.split(','))
    .pipe(z.array(sku).max(60)),
});

export const GET = reader(
  { scope: 'stock', query, limit: { max: 600, windowSeconds: 60, whenDown: 'open' } },
  async ({ input: { variants } }) => {
    const available = await availableStock(variants);
    return done<StockLevels>(
      Object.fromEntries(variants.map((variant) => [variant, stockLevel(available.get(variant) ?? 0)])),
    );
  },
);
