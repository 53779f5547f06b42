/** '[2]' in the text: leads to the reference, which leads back. */
export function Citation({ id, number, time }: { id: string; number: number; time: number }) {
  return (
    <sup>
      <a href={`#ref-${id}`} id={`cite-${id}-${time}`} aria-label={`Reference ${number}`} className="cite">
        [{number}]
      </a>
    </sup>
  );
}
