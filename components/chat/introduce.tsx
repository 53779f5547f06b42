import { composerForm } from '@/components/chat/composer';
import type { FormState } from '@/components/chat/plain';
import { Field } from '@/components/ui/field';

/** Before the first message: who is it, if they like to say. The fields go with the message's form, wherever they stand. */
export function Introduce({ closed, state }: { closed: boolean; state?: FormState }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field
        id="chat-name"
        name="name"
        form={composerForm}
        label="Name (optional)"
        autoComplete="name"
        maxLength={80}
        defaultValue={state?.values.name}
        error={state?.errors.name}
      />
      <Field
        id="chat-email"
        name="email"
        form={composerForm}
        type="email"
        label={closed ? 'Your e-mail address' : 'E-mail (optional)'}
        hint={closed ? 'So that a letter can tell you when we have answered.' : undefined}
        autoComplete="email"
        defaultValue={state?.values.email}
        error={state?.errors.email}
      />
    </div>
  );
}
