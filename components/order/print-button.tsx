'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';

/** There once the script is; without it the browser's own menu prints. */
export function PrintButton() {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <Button type="button" tone="quiet" onClick={() => print()}>
      Print
    </Button>
  );
}
