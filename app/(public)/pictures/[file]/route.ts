import { notFound } from 'next/navigation';
import { pictureFilesOnPages } from '@/lib/content/content';
import { sizedFile } from '@/lib/serve/pictures/sized';

/**
 * Made at build time; in development when asked for, so that a new picture shows at once. (With dynamicParams = false
 * the development server would not know it the first time.)
 */
export const dynamic = 'force-static';
export const generateStaticParams = () => [...pictureFilesOnPages().keys()].map((file) => ({ file }));

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const wanted = pictureFilesOnPages().get(file);
  if (!wanted) notFound();
  const { bytes, type } = await sizedFile(wanted);
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
  });
}
