import { Button } from '@/components/ui/button';
import { Field, TextareaField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { longestMessage } from '@/lib/chat/message';
import type { Conversation } from '@/lib/chat/store';
import type { Draft } from '@/lib/http/form-store';

type Props = { id: string; draft: Draft | null; askEmail: boolean; known: Conversation | null };

/** Writes a message. The id makes a second press of the button the same message. */
export function WriteForm({ id, draft, askEmail, known }: Props) {
  const errors = draft?.problem?.fields ?? {};
  return (
    <form id="write" action="/api/chat/messages" method="post" className="grid gap-4">
      {draft?.problem ? (
        <Notice tone="problem" role="alert">
          {draft.problem.message}
        </Notice>
      ) : null}
      <input type="hidden" name="id" value={id} />
      <TextareaField
        name="text"
        label="Your message"
        rows={5}
        maxLength={longestMessage}
        required
        defaultValue={draft?.values.text ?? ''}
        error={errors.text}
      />
      {known?.email ? null : (
        <>
          <Field
            name="name"
            label="Name (optional)"
            autoComplete="name"
            maxLength={80}
            defaultValue={draft?.values.name ?? ''}
            error={errors.name}
          />
          <Field
            name="email"
            type="email"
            label={askEmail ? 'E-mail, so that we can answer you' : 'E-mail (optional)'}
            autoComplete="email"
            required={askEmail}
            defaultValue={draft?.values.email ?? ''}
            error={errors.email}
          />
        </>
      )}
      <Button type="submit" className="justify-self-start">
        Send
      </Button>
    </form>
  );
}
