import type { HTMLAttributes } from 'react';

const tones = {
  info: 'border-honey bg-honey',
  problem: 'border-problem bg-paper',
  done: 'border-meadow bg-meadow',
};

/** A short message set apart from the page: news, a problem, something done. */
export function Notice({ tone, className, ...rest }: HTMLAttributes<HTMLDivElement> & { tone: keyof typeof tones }) {
  return <div className={`rounded-card border-2 px-4 py-3 ${tones[tone]} ${className ?? ''}`} {...rest} />;
}
