import type { ReactNode } from 'react';
import { Wordmark } from '@/components/layout/wordmark';
import { content } from '@/lib/content/content';

/** The frame of the pages on which nobody is logged in yet: whose desk it is, and one thing to do. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="door">
      <p>
        <Wordmark name={content().site.brand.name} />
      </p>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
