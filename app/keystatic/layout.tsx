import { notFound } from 'next/navigation';

/** The visual editor, which writes files for whoever asks. Only a condition in exactly this form is left out of a build. */
export default async function EditorLayout() {
  if (process.env.NODE_ENV === 'development') {
    const { Editor } = await import('@/components/editor/editor');
    return (
      <html lang="en-GB">
        <body>
          <Editor />
        </body>
      </html>
    );
  } else notFound();
}
