import { notFound } from 'next/navigation';

/** The visual editor's files. Only a condition in exactly this form is left out of a build. */
async function answer(request: Request): Promise<Response> {
  if (process.env.NODE_ENV === 'development') {
    const { editorConfig } = await import('@/components/editor/config');
    const { drawings } = await import('@/lib/serve/editor/drawings');
    const { answerEditor } = await import('@/lib/serve/editor/route');
    return answerEditor(request, editorConfig(drawings()));
  } else notFound();
}

export const GET = answer;
export const POST = answer;
