import { Button } from '@/components/ui/button';
import { Field, TextareaField } from '@/components/ui/field';
import type { Draft } from '@/lib/http/form-store';

/** Tells us what went wrong with somebody's personal data. */
export function ComplaintForm({ draft }: { draft: Draft | null }) {
  const { values = {}, problem } = draft ?? {};
  const errors = problem?.fields ?? {};
  return (
    <form action="/api/complaints" method="post" noValidate className="no-print grid justify-items-start gap-4">
      <div className="grid w-full max-w-md gap-4">
        <Field
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={100}
          required
          defaultValue={values.name}
          error={errors.name}
        />
        <Field
          name="email"
          type="email"
          label="Your e-mail address"
          hint="The receipt and our answer go there."
          autoComplete="email"
          required
          defaultValue={values.email}
          error={errors.email}
        />
        <Field
          name="order"
          label="Order number (optional)"
          autoComplete="off"
          maxLength={40}
          defaultValue={values.order}
          error={errors.order}
        />
      </div>
      <div className="w-full">
        <TextareaField
          name="what"
          label="What happened"
          hint="Please leave out medical details: we don’t need them."
          rows={6}
          maxLength={4000}
          required
          defaultValue={values.what}
          error={errors.what}
        />
      </div>
      <Button type="submit">Send the complaint</Button>
    </form>
  );
}
