import type { PictureFacts } from '@/lib/content/pictures';

export function pictureFacts(bytes: Buffer): Promise<PictureFacts>;
