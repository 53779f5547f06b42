'use client';

import { useState } from 'react';
import { putBack, standingIn } from '@/components/ui/standing';

const here: Document | undefined = globalThis.document;

/**
 * The layout failed. What the server sent stays, as plain HTML that works without script. Where it sent nothing, plain
 * words, without styles to be refused by the policy.
 */
export default function GlobalError({ error }: { error: unknown }) {
  const [sent] = useState(() => {
    reportError(error);
    return (
      here?.querySelector('h1') && {
        title: here.title,
        look: here.documentElement.className,
        nodes: standingIn(here.body),
      }
    );
  });
  if (sent)
    return (
      <html lang="en-GB" className={sent.look}>
        <head>
          <title>{sent.title}</title>
        </head>
        <body className="min-h-dvh" ref={putBack(sent.nodes)} />
      </html>
    );
  const atDesk = here?.location.pathname.startsWith('/staff') ?? false;
  return (
    <html lang="en-GB">
      <body>
        <h1>Something went wrong on our side</h1>
        <p>{atDesk ? null : 'Your basket is kept. '}Please try again in a minute.</p>
        <p>{atDesk ? <a href="/staff">The desk</a> : <a href="/">The shop</a>}</p>
      </body>
    </html>
  );
}
