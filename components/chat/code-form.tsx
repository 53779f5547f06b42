import { type FormEvent, useState } from 'react';
import type { FormState } from '@/components/chat/plain';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { postForm } from '@/lib/chat/browser/send-client';

/** Where the code of a letter is typed, which shows that its address is the visitor's. */
export function CodeForm({ order, state }: { order: string; state?: FormState | undefined }) {
  const { values = {}, problem = null } = state ?? {};
  const [said, setSaid] = useState(values.done ? { ok: true, says: values.done } : { ok: false, says: problem ?? '' });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('code');
    void postForm(order, '/api/chat/code', { code }).then(setSaid);
  };
  return (
    <form action="/api/chat/code" method="post" onSubmit={submit} noValidate className="grid gap-3 pt-4">
      {order ? <input type="hidden" name="order" value={order} /> : null}
      <Field
        id="letter-code"
        name="code"
        label="The code from our letter"
        hint="Six figures. Whoever helps you here may then see the orders made with that address and settle them with you."
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        defaultValue={values.code}
      />
      <p role="status" className={said.ok ? 'font-semibold' : 'font-semibold text-problem'}>
        {said.says}
      </p>
      <Button type="submit" tone="quiet" className="justify-self-start">
        It is my address
      </Button>
    </form>
  );
}
