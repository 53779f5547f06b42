import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { Draft } from '@/lib/http/form-store';

type Props = {
  action: '/api/staff/login' | '/api/staff/setup';
  draft: Draft | null;
  token?: string;
  /** The address that an invitation went to, which is the one to log in with. */
  invited?: string | null;
};

/** Logs in, or with a setup link's token makes the account. */
export function EntryForm({ action, draft, token, invited }: Props) {
  const errors = draft?.problem?.fields ?? {};
  return (
    <form action={action} method="post" className="grid max-w-md gap-4">
      {draft?.problem ? (
        <Notice tone="problem" role="alert">
          {draft.problem.message}
        </Notice>
      ) : null}
      {token ? (
        <>
          <input type="hidden" name="token" value={token} />
          <Field
            name="name"
            label="Your name"
            autoComplete="name"
            required
            defaultValue={draft?.values.name ?? ''}
            error={errors.name}
          />
        </>
      ) : null}
      <Field
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        readOnly={Boolean(invited)}
        defaultValue={invited ?? draft?.values.email ?? ''}
        error={errors.email}
      />
      <Field
        name="password"
        label="Password"
        type="password"
        autoComplete={token ? 'new-password' : 'current-password'}
        required
        hint={token ? 'At least 15 characters; a few words are best.' : undefined}
        error={errors.password}
      />
      <Button type="submit" className="justify-self-start">
        {token ? 'Start' : 'Log in'}
      </Button>
    </form>
  );
}
