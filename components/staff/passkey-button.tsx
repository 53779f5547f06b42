'use client';

import { type ReactNode, useState } from 'react';
import { useHasPasskeys } from '@/lib/staff/passkey/passkey-client';

/** Does what needs a passkey, one at a time. `work` gives what to say when it was not done. */
export function usePasskey(work: () => Promise<string | null>) {
  const [waits, setWaits] = useState(false);
  const [says, setSays] = useState<string | null>(null);
  const go = async () => {
    if (waits) return;
    setWaits(true);
    setSays(null);
    setSays(await work());
    setWaits(false);
  };
  return { waits, says, go };
}

/** What became of it. */
export function PasskeySaid({ waits, says }: { waits: boolean; says: string | null }) {
  return (
    <>
      <p role="status" className={waits ? 'text-ink-soft text-sm' : 'sr-only'}>
        {waits ? 'Your browser asks for your passkey …' : ''}
      </p>
      {says ? (
        <p role="alert" className="desk-error">
          {says}
        </p>
      ) : null}
    </>
  );
}

type Props = { className: string; work: () => Promise<string | null>; children: ReactNode };

/** Not there without script, or where the browser has no passkeys. */
export function PasskeyButton({ className, work, children }: Props) {
  const { waits, says, go } = usePasskey(work);
  if (!useHasPasskeys()) return null;
  return (
    <div className="passkey">
      <button type="button" className={className} aria-disabled={waits} onClick={() => void go()}>
        {children}
      </button>
      <PasskeySaid waits={waits} says={says} />
    </div>
  );
}
