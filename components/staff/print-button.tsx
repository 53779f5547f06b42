'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Opens the print dialogue. Without script there is no such button; the browser's own menu prints as well. */
export function PrintButton() {
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return live ? (
    <button type="button" className="desk-button" data-tone="primary" onClick={() => print()}>
      Print
    </button>
  ) : null;
}
