import { notFound } from 'next/navigation';
import { pictureFilesOnPages } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';
import { sizedFile } from '@/lib/serve/pictures/sized';

/** Made at build time; in development when asked for. */
export const dynamicParams = false;
export const dynamic = 'force-static';
export const generateStaticParams = inBuild(() => [...pictureFilesOnPages().keys()].map((file) => ({ file })));

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const wanted = pictureFilesOnPages().get(file);
  if (!wanted) notFound();
  const { bytes, type } = await sizedFile(wanted);
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
  });
}
