import { socialCard, socialSize } from '@/components/layout/social-card';
import { content } from '@/lib/content/content';

export const size = socialSize;
export const contentType = 'image/png';
export const alt = 'Larkfield Kefir';

export default function ShopPicture() {
  const { brand } = content().site;
  const [first] = content().products;
  return socialCard({ title: brand.tagline, says: brand.description, image: first?.picture ?? '' });
}
