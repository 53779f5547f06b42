import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { SetupLink } from '@/lib/desk/people/setup-store';
import type { Draft } from '@/lib/http/form-store';

type Props = { draft: Draft | null; token: string; link: SetupLink };

/** With a link's token makes an account, or sets a new password. */
export function SetupForm({ draft, token, link }: Props) {
  const errors = draft?.problem?.fields ?? {};
  const email = link.of === 'owner' ? null : link.email;
  return (
    <form action="/api/staff/setup" method="post" className="grid gap-4">
      {draft?.problem ? (
        <Notice tone="problem" role="alert">
          {draft.problem.message}
        </Notice>
      ) : null}
      <input type="hidden" name="token" value={token} />
      {link.of === 'password' ? null : (
        <Field
          name="name"
          label="Your name"
          autoComplete="name"
          required
          defaultValue={draft?.values.name ?? ''}
          error={errors.name}
        />
      )}
      <Field
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        readOnly={email !== null}
        defaultValue={email ?? draft?.values.email ?? ''}
        error={errors.email}
      />
      <Field
        name="password"
        label={link.of === 'password' ? 'New password' : 'Password'}
        type="password"
        autoComplete="new-password"
        required
        hint="At least 15 characters; a few words are best."
        error={errors.password}
      />
      <Button type="submit">{link.of === 'password' ? 'Set it' : 'Start'}</Button>
    </form>
  );
}
