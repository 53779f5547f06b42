import { Breadcrumbs, type Crumb } from './breadcrumbs';

type Props = {
  title: string;
  /** What the title ends with and no line may break, such as an order's number. */
  whole?: string;
  summary?: string;
  trail: readonly Crumb[];
};

/** The top of a page: where it stands, what it is, one sentence about it. */
export function Heading({ title, whole, summary, trail }: Props) {
  return (
    <div className="grid gap-1.5 py-3 sm:gap-3 sm:py-10">
      <Breadcrumbs trail={trail} here={whole ? `${title} ${whole}` : title} />
      <h1 className="text-3xl sm:text-5xl">
        {title} {whole ? <span className="whitespace-nowrap">{whole}</span> : null}
      </h1>
      {summary ? <p className="measure text-ink-soft text-sm sm:text-lg">{summary}</p> : null}
    </div>
  );
}
