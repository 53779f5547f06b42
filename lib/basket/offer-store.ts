import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { env } from '@/lib/env';
import type { SealedCode } from './cookie';
import { neverUsed, type Offer } from './discount';
import { discountUsage } from './discount-uses-store';
import { scopeOf } from './discount-words';

/**
 * Who would buy, as far as it is known: their address once they have typed it, and their order that waits for its
 * payment, whose use of a code is not held against them. 'anybody': what others have used does not count, because it is
 * counted when the order is placed.
 */
export type Buyer = { email: string | null; orderId: string | null } | 'anybody';

const sealOf = (code: string) => createHmac('sha256', env().shopSecret).update(`discount:${code}`).digest('base64url');
export const sealCode = (code: string): SealedCode => ({ text: code, seal: sealOf(code) });

function isSealed({ text, seal }: SealedCode): boolean {
  const [ours, theirs] = [Buffer.from(sealOf(text)), Buffer.from(seal)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** The code in a basket with what content and earlier orders say of it. One that the shop did not put there is unknown. */
export async function offerFor(code: SealedCode | null, buyer: Buyer): Promise<Offer | null> {
  if (!code) return null;
  const { discounts, products, site } = content();
  const discount = isSealed(code) ? discounts.find((known) => known.code === code.text) : undefined;
  if (!discount) return { code: code.text, discount: null, scope: '', usage: neverUsed };
  return {
    code: code.text,
    discount,
    scope: scopeOf(discount, { products, categories: site.categories }),
    usage: buyer === 'anybody' ? neverUsed : await discountUsage(await db(), discount, buyer),
  };
}
