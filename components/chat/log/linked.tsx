import { Fragment } from 'react';

const address = /(https?:\/\/[^\s<>"]+|mailto:[^\s<>"]+)/;

/** What ends a sentence and not an address; a bracket belongs to the address if it was opened there. */
function withoutEnd(part: string): number {
  const end = part.replace(/[.,;:!?'"’”»…]+$/u, '');
  const closes = end.endsWith(')') && end.split('(').length < end.split(')').length;
  return closes ? withoutEnd(end.slice(0, -1)) : end.length;
}

/** Plain text, in which web and mail addresses are links. Never HTML. */
export function Linked({ text }: { text: string }) {
  const parts = text.split(address).map((part, index) => ({ id: `${index}`, part }));
  return parts.map(({ id, part }) =>
    address.test(part) ? (
      <Fragment key={id}>
        <a href={part.slice(0, withoutEnd(part))} className="link" rel="noreferrer nofollow">
          {part.slice(0, withoutEnd(part))}
        </a>
        {part.slice(withoutEnd(part))}
      </Fragment>
    ) : (
      part
    ),
  );
}
