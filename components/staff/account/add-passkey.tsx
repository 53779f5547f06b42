'use client';

import { useRef } from 'react';
import { ActForm, fieldsOf } from '@/components/staff/act-form';
import { PasskeySaid, usePasskey } from '@/components/staff/passkey-button';
import { Field } from '@/components/ui/field';
import { postDesk } from '@/lib/desk/browser/post-client';
import { deviceWords } from '@/lib/staff/login/device-words';
import { makePasskey, useHasPasskeys } from '@/lib/staff/passkey/passkey-client';

const field = fieldsOf('account/passkey-begin');
const added = '/staff/account?done=passkey-added#passkeys';

/** Makes a passkey on this device. Not there without script, or where the browser has none. */
export function AddPasskey({ name: kept, error }: { name: string | undefined; error: string | undefined }) {
  const form = useRef<HTMLFormElement>(null);
  const typed = useRef<HTMLInputElement>(null);
  const plainly = useRef(false);
  const { waits, says, go } = usePasskey(async () => {
    const name = typed.current?.value ?? '';
    const begun = await postDesk('account/passkey-begin', { name });
    if (!begun.ok && begun.code === 'confirm') {
      // Sent plainly, the name is kept, and they are led by the password back to here.
      plainly.current = true;
      form.current?.requestSubmit();
      return null;
    }
    if (!begun.ok) return begun.says;
    const made = await makePasskey(begun.answer);
    if (!made.ok) return made.says;
    const kept = await postDesk('account/passkey-add', { name, credential: made.credential });
    if (!kept.ok) return kept.says;
    location.assign(added);
    return null;
  });
  if (!useHasPasskeys()) return null;
  return (
    <ActForm
      act="account/passkey-begin"
      className="grid max-w-md gap-3"
      ref={form}
      onSubmit={(event) => {
        if (plainly.current) return;
        event.preventDefault();
        void go();
      }}
    >
      <Field
        ref={typed}
        name={field('name')}
        id="passkey-name"
        label="Name of a new passkey"
        hint="By which you will know it in this list."
        defaultValue={kept ?? deviceWords(navigator.userAgent)}
        maxLength={60}
        required
        error={error}
      />
      <p>
        <button type="submit" className="desk-button" data-tone="primary" aria-disabled={waits}>
          Add a passkey
        </button>
      </p>
      <PasskeySaid waits={waits} says={says} />
    </ActForm>
  );
}
