import Markdoc, { type RenderableTreeNode } from '@markdoc/markdoc';
import { createElement, Fragment, type ReactNode } from 'react';
import type { Body } from '@/lib/content/text/markdown';

/** '[2]' in the text: leads to the reference, which leads back. */
function Citation({ id, number, time, note }: { id: string; number: number; time: number; note: ReactNode }) {
  return (
    <>
      <sup>
        <a href={`#ref-${id}`} id={`cite-${id}-${time}`} aria-label={`Reference ${number}`} className="cite">
          [{number}]
        </a>
      </sup>
      {time === 1 && note ? (
        <small aria-hidden="true" className="note">
          {number}. {note}
        </small>
      ) : null}
    </>
  );
}

type Props = {
  body: Body;
  numberOf?: (id: string) => number;
  /** What stands in the margin where a source is cited first. */
  noteOf?: (id: string) => ReactNode;
  renderProduct?: (slug: string) => ReactNode;
  /** What stands above a heading. */
  above?: (headingId: string) => ReactNode;
};

const plain = new Set([
  'p',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  's',
  'blockquote',
  'code',
  'pre',
  'hr',
  'br',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);

/** A body's tree as React elements. Only known tags come through; everything else is shown as its children. */
export function ArticleBody({
  body,
  numberOf = () => 0,
  noteOf = () => null,
  renderProduct = () => null,
  above = () => null,
}: Props) {
  const render = (node: RenderableTreeNode | RenderableTreeNode[], key?: number): ReactNode => {
    if (Array.isArray(node)) return node.map((child, index) => render(child, index));
    if (!Markdoc.Tag.isTag(node)) return typeof node === 'string' || typeof node === 'number' ? node : null;
    const { name, attributes, children } = node;
    const inside = children.map((child, index) => render(child, index));
    if (name === 'citation') {
      const id = String(attributes.id);
      return <Citation key={key} id={id} number={numberOf(id)} time={Number(attributes.time)} note={noteOf(id)} />;
    }
    if (name === 'product') return <Fragment key={key}>{renderProduct(String(attributes.slug))}</Fragment>;
    if (name === 'a') {
      return (
        <a key={key} href={safeHref(String(attributes.href))}>
          {inside}
        </a>
      );
    }
    if (name === 'table') {
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section key={key} className="table-scroll" aria-label="Table" tabIndex={0}>
          <table>{inside}</table>
        </section>
      );
    }
    if (plain.has(name)) {
      const { id } = attributes;
      if (typeof id !== 'string') return createElement(name, { key }, ...inside);
      return (
        <Fragment key={key}>
          {above(id)}
          {createElement(name, { id }, ...inside)}
        </Fragment>
      );
    }
    return <Fragment key={key}>{inside}</Fragment>;
  };
  return <>{render(body.tree)}</>;
}

function safeHref(href: string): string {
  return /^(https:|mailto:|tel:|\/(?!\/)|#)/.test(href) ? href : '#';
}
