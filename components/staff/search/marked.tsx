import { marked } from '@/lib/desk/find/words';

/** A text with what was sought in it marked. */
export function Marked({ text, typed }: { text: string; typed: string }) {
  return (
    <bdi>
      {marked(text, typed).map(({ says, hit }, at) => {
        const key = `${at} ${says}`;
        return hit ? <mark key={key}>{says}</mark> : <span key={key}>{says}</span>;
      })}
    </bdi>
  );
}
