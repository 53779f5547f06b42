import type { ReactNode } from 'react';
import { ChatLauncher } from '@/components/chat/launcher';
import { sans, serif } from '@/components/layout/fonts';
import { Part } from '@/components/ui/part';
import { content } from '@/lib/content/content';
import { ContentProblems } from './content-problems';
import { Footer } from './footer';
import { Header } from './header';
import { ThumbBar } from './thumb-bar';

/** The whole document around a shopper's page. */
export function Shell({ children, head }: { children: ReactNode; head?: ReactNode }) {
  const { site } = content();
  return (
    <html lang="en-GB" className={`${serif.variable} ${sans.variable}`}>
      {head ? <head>{head}</head> : null}
      <body className="min-h-dvh">
        <a href="#main" className="skip">
          Skip to content
        </a>
        <ContentProblems />
        <Header site={site} />
        <main id="main" tabIndex={-1} className="outline-none">
          <Part at="main">{children}</Part>
        </main>
        <Footer site={site} />
        <ThumbBar />
        <aside aria-label="Chat">
          <Part at="aside[aria-label=Chat]">
            <ChatLauncher />
          </Part>
        </aside>
      </body>
    </html>
  );
}
