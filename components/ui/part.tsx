'use client';

import { Component, type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { Standing } from './standing';

const askedAgainMilliseconds = 20_000;

type Props = {
  children: ReactNode;
  /** Where in the document it stands: all that is there. */
  at?: string;
  /** What is there instead, if not what stood there last. */
  otherwise?: ReactNode;
};

/**
 * A part of a page that takes nothing else along when it fails: what stood there stays, as plain HTML whose links lead and
 * whose forms post, with what was typed into them.
 */
export class Part extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override componentDidCatch(error: unknown) {
    reportError(error);
  }
  override render() {
    const { at, children, otherwise } = this.props;
    if (!this.state.failed) return children;
    return at ? <Standing at={at} /> : otherwise;
  }
}

type IslandProps<With> = {
  /** Stands outside of what renders the island: it is called once. */
  load: () => Promise<ComponentType<With>>;
  with: With;
  children?: ReactNode;
};

/**
 * A part whose code comes once the page is there. Until then, and when its code never comes or fails, its place has what
 * the server sent: what is put between its tags.
 */
export function Island<With extends object>({ load, with: given, children }: IslandProps<With>) {
  const [Live, setLive] = useState<ComponentType<With>>();
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const take = (found: ComponentType<With>) => setLive(() => found);
    load().then(take, () => {
      again = setTimeout(() => void load().then(take, reportError), askedAgainMilliseconds);
    });
    return () => clearTimeout(again);
  }, [load]);
  if (!Live) return children;
  return (
    <Part otherwise={children}>
      <Live {...given} />
    </Part>
  );
}
