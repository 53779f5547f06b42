import { type FormEvent, useRef, useState } from 'react';
import { CodeForm } from '@/components/chat/code-form';
import type { FormState } from '@/components/chat/plain';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { postForm } from '@/lib/chat/browser/send-client';

type Props = { order: string; email: string; plain?: { id: string; state: FormState; code: FormState } };

/** A copy of the conversation, or a link to carry it on elsewhere, by e-mail. An order's thread has its own link already. */
export function LetterForm({ order, email, plain }: Props) {
  const { values = {}, errors = {}, problem = null } = plain?.state ?? {};
  const [said, setSaid] = useState(values.done ? { ok: true, says: values.done } : { ok: false, says: problem ?? '' });
  const id = useRef<string>(undefined);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    id.current ??= crypto.randomUUID();
    const body = { id: id.current, email: form.get('email'), wanted: form.get('wanted') };
    void postForm(order, '/api/chat/letters', body).then((answer) => {
      if (answer.ok) id.current = undefined;
      setSaid(answer);
    });
  };
  return (
    <details
      id="letters"
      open={plain !== undefined && [said.says, plain.code.values.done, plain.code.problem].some(Boolean)}
      onToggle={({ currentTarget }) => currentTarget.open && currentTarget.scrollIntoView({ block: 'nearest' })}
      className="border-line border-t pt-2"
    >
      <summary className="inline-flex min-h-11 items-center font-semibold text-clover">
        {order ? 'Have a copy sent to you' : 'Have a copy sent, or carry on elsewhere'}
      </summary>
      <form action="/api/chat/letters" method="post" onSubmit={submit} noValidate className="grid gap-3 pt-2">
        {plain ? <input type="hidden" name="id" value={plain.id} /> : null}
        {order ? <input type="hidden" name="order" value={order} /> : null}
        <Field
          id="letter-email"
          name="email"
          type="email"
          label="Your e-mail address"
          autoComplete="email"
          defaultValue={values.email ?? email}
          error={errors.email}
        />
        <div className="flex flex-wrap gap-x-5">
          <label className="inline-flex min-h-11 items-center gap-2">
            <input type="radio" name="wanted" value="transcript" defaultChecked className="accent-clover" />A copy
          </label>
          {order ? null : (
            <label className="inline-flex min-h-11 items-center gap-2">
              <input type="radio" name="wanted" value="link" className="accent-clover" />A link for another device
            </label>
          )}
        </div>
        <p role="status" className={said.ok ? 'font-semibold' : 'font-semibold text-problem'}>
          {said.says}
        </p>
        <Button type="submit" tone="quiet" className="justify-self-start">
          E-mail it to me
        </Button>
      </form>
      <CodeForm order={order} state={plain?.code} />
    </details>
  );
}
