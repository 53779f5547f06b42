import type { ReactNode } from 'react';
import { Linked } from './linked';

type Props = {
  who: string;
  when: string;
  at?: string;
  text: string;
  side: 'mine' | 'theirs' | 'notice';
  /** By which a link leads here. */
  anchor?: string | undefined;
  children?: ReactNode;
};
const sides = {
  mine: 'justify-self-end bg-meadow',
  theirs: 'justify-self-start border border-line bg-paper',
  notice: 'justify-self-center bg-honey text-sm',
};

/** One message: who, when and what. `children` are its card, or how its sending goes. */
export function Bubble({ who, when, at, text, side, anchor, children }: Props) {
  return (
    <li id={anchor} className={`min-w-0 max-w-[85%] rounded-card px-3.5 py-2.5 ${sides[side]}`}>
      <p className="text-ink-soft text-xs">
        <bdi>{who}</bdi>, <time dateTime={at}>{when}</time>
      </p>
      {text ? (
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          <Linked text={text} />
        </p>
      ) : null}
      {children}
    </li>
  );
}
