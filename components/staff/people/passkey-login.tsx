'use client';

import { PasskeyButton } from '@/components/staff/passkey-button';
import { buttonClass } from '@/components/ui/button';
import { Part } from '@/components/ui/part';
import { askShop, posting } from '@/lib/http/browser/ask-client';
import { type Showing, showPasskey } from '@/lib/staff/passkey/passkey-client';

const path = '/api/staff/login/passkey';

async function logIn(): Promise<string | null> {
  const begun = await askShop<Showing>(`${path}/begin`, posting({}));
  if (!begun.ok) return begun.says;
  const shown = await showPasskey(begun.json);
  if (!shown.ok) return shown.says;
  const came = await askShop(path, posting({ credential: shown.credential }));
  if (!came.ok) return came.says;
  location.assign('/staff/inbox');
  return null;
}

/** Logs in without a password, by what somebody's device knows. */
export function PasskeyLogin() {
  return (
    <Part>
      <PasskeyButton className={buttonClass('quiet')} work={logIn}>
        Sign in with a passkey
      </PasskeyButton>
    </Part>
  );
}
