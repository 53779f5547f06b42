import { notFound } from 'next/navigation';

/** The editor would fetch a font from somebody else; this machine's will do. */
const ownFontsOnly = "style-src 'self' 'unsafe-inline'; font-src 'self' data:";

/** The visual editor, which writes files for whoever asks. Only a condition in exactly this form is left out of a build. */
export default async function EditorLayout() {
  if (process.env.NODE_ENV === 'development') {
    const { Editor } = await import('@/components/editor/editor');
    return (
      <html lang="en-GB">
        <head>
          <meta httpEquiv="Content-Security-Policy" content={ownFontsOnly} />
        </head>
        <body>
          <Editor />
        </body>
      </html>
    );
  } else notFound();
}
