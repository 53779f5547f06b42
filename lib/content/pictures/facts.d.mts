import type { PictureFacts } from './pictures';

export function pictureFacts(bytes: Buffer): Promise<PictureFacts>;
