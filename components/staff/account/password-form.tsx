import { ActForm, fieldsOf } from '@/components/staff/act-form';
import { Field } from '@/components/ui/field';
import type { Draft } from '@/lib/http/form-store';

const field = fieldsOf('account/password');

export function PasswordForm({ email, draft }: { email: string; draft: Draft | null }) {
  const errors = draft?.problem?.fields ?? {};
  return (
    <section id="password" className="desk-section" aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      <ActForm act="account/password" className="grid max-w-md gap-3">
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <Field
          name={field('presentPassword')}
          label="Present password"
          type="password"
          autoComplete="current-password"
          required
          error={errors.presentPassword}
        />
        <Field
          name={field('password')}
          id="new-password"
          label="New password"
          type="password"
          autoComplete="new-password"
          required
          hint="At least 15 characters; a few words are best. Wherever else you are logged in, you will be logged out."
          error={errors.password}
        />
        <p>
          <button type="submit" className="desk-button" data-tone="primary">
            Change it
          </button>
        </p>
      </ActForm>
    </section>
  );
}
