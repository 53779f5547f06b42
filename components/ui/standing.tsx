import { useState } from 'react';

/** What stands in a place of the document, to be put there again without any script of its own. */
export function standingIn(place: Element | null): Node[] {
  const copy = document.createElement('div');
  copy.append(...[...(place?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  for (const script of copy.querySelectorAll('script')) script.remove();
  return [...copy.childNodes];
}

export const putBack = (nodes: readonly Node[]) => (place: HTMLElement | null) => place?.replaceChildren(...nodes);

/** Taken while it is rendered first, when what it shows is still in the document. */
export function Standing({ at }: { at: string }) {
  const [nodes] = useState(() => standingIn(document.querySelector(at)));
  return <div ref={putBack(nodes)} className="contents" />;
}
