import { type FormEvent, useEffect, useState } from 'react';
import type { FormState } from '@/components/chat/plain';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { postForm } from '@/lib/chat/browser/send-client';
import { declined, noteDeclined } from '@/lib/chat/browser/storage-client';

/** Asks whoever has asked without an e-mail address where the answer may go too: kindly, and once. */
export function AddressForm({ scripted, state }: { scripted: boolean; state?: FormState | undefined }) {
  const [problem, setProblem] = useState(state?.errors.email ?? state?.problem ?? '');
  const [gone, setGone] = useState(false);
  useEffect(() => setGone(declined()), []);
  if (gone) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get('email');
    void postForm('', '/api/chat/address', { email }).then(({ ok, says }) => setProblem(ok ? '' : says));
  };
  const decline = () => {
    noteDeclined();
    setGone(true);
  };
  return (
    <form
      id="address"
      action="/api/chat/address"
      method="post"
      onSubmit={submit}
      noValidate
      className="grid gap-3 rounded-card bg-meadow p-4"
    >
      <Field
        id="address-email"
        name="email"
        type="email"
        label="Where may the answer find you?"
        hint="If you are gone by then, a letter tells you that we have answered. The answer itself waits here, in this browser."
        autoComplete="email"
        defaultValue={state?.values.email}
        error={problem || undefined}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="quiet">
          Write to me there
        </Button>
        {scripted ? (
          <Button type="button" tone="plain" onClick={decline}>
            No, thanks
          </Button>
        ) : null}
      </div>
    </form>
  );
}
