import type { BasketMeter } from '@/lib/basket/priced';

/** A progress bar without a style attribute, which the policy of static pages would refuse: it is drawn by SVG. */
export function MeterBar({ meter }: { meter: Pick<BasketMeter, 'percent' | 'says' | 'state' | 'suggestion'> }) {
  return (
    <div className="grid gap-1.5" data-meter={meter.state}>
      <p className="text-sm">{meter.says}</p>
      {meter.state === 'never' ? null : (
        <svg
          role="img"
          aria-label={`${meter.percent}% of the way to free delivery`}
          viewBox="0 0 100 2"
          preserveAspectRatio="none"
          className="h-2 w-full rounded-full"
        >
          <rect width="100" height="2" className="fill-line" />
          <rect width={meter.percent} height="2" className="fill-clover" />
        </svg>
      )}
      {meter.suggestion ? (
        <p className="text-sm">
          This would do it:{' '}
          <a href={meter.suggestion.href} className="link">
            {meter.suggestion.says}
          </a>
        </p>
      ) : null}
    </div>
  );
}
