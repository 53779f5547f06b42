'use client';

import { PasskeyButton } from '@/components/staff/passkey-button';
import { Part } from '@/components/ui/part';
import { postDesk } from '@/lib/desk/browser/post-client';
import { showPasskey } from '@/lib/staff/passkey/passkey-client';

async function prove(): Promise<string | null> {
  const begun = await postDesk('account/confirm-begin', {});
  if (!begun.ok) return begun.says;
  const shown = await showPasskey(begun.answer);
  if (!shown.ok) return shown.says;
  const proved = await postDesk('account/confirm-passkey', { credential: shown.credential });
  return proved.ok ? null : proved.says;
}

/** Shows who sits here by a passkey, and goes on to where they came from. */
export function PasskeyProof({ to }: { to: string }) {
  const work = async () => {
    const says = await prove();
    if (says === null) location.assign(to);
    return says;
  };
  return (
    <Part>
      <PasskeyButton className="desk-button" work={work}>
        Use a passkey instead
      </PasskeyButton>
    </Part>
  );
}
