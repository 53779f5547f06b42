import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { Draft } from '@/lib/http/form-store';

type Props = { draft: Draft | null; asks: 'app' | 'letter' };

const words = {
  app: { label: 'Code', hint: 'Six digits from your authenticator app, or one of your recovery codes.' },
  letter: { label: 'Code', hint: 'Eight digits, which we have just sent to your e-mail address.' },
};

/** The second step of logging in. */
export function CodeForm({ draft, asks }: Props) {
  const { label, hint } = words[asks];
  return (
    <form action="/api/staff/login/code" method="post" className="grid gap-4">
      {draft?.problem && !draft.problem.fields ? (
        <Notice tone="problem" role="alert">
          {draft.problem.message}
        </Notice>
      ) : null}
      <Field
        name="passcode"
        label={label}
        hint={hint}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={draft?.problem?.fields?.passcode}
      />
      <Button type="submit">Go on</Button>
    </form>
  );
}
