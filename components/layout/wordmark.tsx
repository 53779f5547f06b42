/** The name in the brand's letters beside its mark: a clover leaf of three bottles' shoulders. */
export function Wordmark({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 sm:gap-2.5">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" className="size-7 shrink-0 sm:size-8">
        <circle cx="16" cy="10" r="7" className="fill-clover" />
        <circle cx="9.5" cy="19.5" r="7" className="fill-clover" />
        <circle cx="22.5" cy="19.5" r="7" className="fill-clover" />
        <path d="M16 16c.4 5-.4 9-3 13" fill="none" strokeWidth="2.4" strokeLinecap="round" className="stroke-clover" />
        <circle cx="16" cy="16.5" r="2.6" className="fill-apricot" />
      </svg>
      <span className="font-serif text-[1.1rem] leading-none tracking-tight sm:text-xl">{name}</span>
    </span>
  );
}
