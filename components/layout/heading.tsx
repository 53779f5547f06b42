import { Breadcrumbs, type Crumb } from '@/components/layout/breadcrumbs';

/** The top of a page: where it stands, what it is, one sentence about it. */
export function Heading({ title, summary, trail }: { title: string; summary?: string; trail: readonly Crumb[] }) {
  return (
    <div className="grid gap-3 py-8 sm:py-10">
      <Breadcrumbs trail={trail} here={title} />
      <h1 className="text-4xl sm:text-5xl">{title}</h1>
      {summary ? <p className="measure text-ink-soft text-lg">{summary}</p> : null}
    </div>
  );
}
