import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { Draft } from '@/lib/http/form-store';

/** Logs in. */
export function LoginForm({ draft }: { draft: Draft | null }) {
  const errors = draft?.problem?.fields ?? {};
  return (
    <form action="/api/staff/login" method="post" className="grid gap-4">
      {draft?.problem ? (
        <Notice tone="problem" role="alert">
          {draft.problem.message}
        </Notice>
      ) : null}
      <Field
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        defaultValue={draft?.values.email ?? ''}
        error={errors.email}
      />
      <Field
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        error={errors.password}
      />
      <Button type="submit">Log in</Button>
    </form>
  );
}
