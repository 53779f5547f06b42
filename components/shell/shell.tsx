import type { ReactNode } from 'react';
import { ThumbBasket } from '@/components/basket/basket-button';
import { ChatLauncher } from '@/components/chat/launcher';
import { sans, serif } from '@/components/layout/fonts';
import { Part } from '@/components/ui/part';
import { content } from '@/lib/content/content';
import type { Zone } from '@/lib/content/schema/delivery';
import { ContentProblems } from './content-problems';
import { Footer } from './footer';
import { Header } from './header';

type Props = {
  children: ReactNode;
  head?: ReactNode;
  /** Where the visitor's basket goes, on a page that is made for them. */
  zone?: Zone | null;
};

/** The whole document around a shopper's page. */
export function Shell({ children, head, zone = null }: Props) {
  const { site } = content();
  return (
    <html lang="en-GB" className={`${serif.variable} ${sans.variable}`}>
      {head ? <head>{head}</head> : null}
      <body className="min-h-dvh">
        <a href="#main" className="skip">
          Skip to content
        </a>
        <ContentProblems />
        <Header site={site} zone={zone} />
        <main id="main" tabIndex={-1} className="outline-none">
          <Part at="main">{children}</Part>
        </main>
        <Footer site={site} />
        <ThumbBasket />
        <aside aria-label="Chat">
          <Part at="aside[aria-label=Chat]">
            <ChatLauncher />
          </Part>
        </aside>
      </body>
    </html>
  );
}
