import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { Draft } from '@/lib/http/form-store';

/** Asks for the links of somebody's orders by e-mail. What it answers never tells whether an address is known. */
export function FindOrder({ asked, draft }: { asked: boolean; draft: Draft | null }) {
  const problem = asked ? null : (draft?.problem ?? null);
  return (
    <div className="measure grid gap-5">
      {asked ? (
        <Notice tone="done" role="status">
          <p className="font-semibold">If we know this address, we have sent a link.</p>
          <p>
            It takes a minute or two; please look among the unwanted mail as well. We send at most one such letter a
            day.
          </p>
        </Notice>
      ) : null}
      {problem ? (
        <Notice tone="problem" role="alert" id="problem" tabIndex={-1}>
          <p>{problem.message}</p>
        </Notice>
      ) : null}
      <form action="/api/orders/find" method="post" noValidate className="grid justify-items-start gap-4">
        <div className="w-full max-w-md">
          <Field
            name="email"
            type="email"
            label="The e-mail address you ordered with"
            autoComplete="email"
            required
            defaultValue={draft?.values.email ?? ''}
            error={problem?.fields?.email}
          />
        </div>
        <Button type="submit">Send me the link</Button>
      </form>
      <p className="text-ink-soft">
        No luck, or another address?{' '}
        <a href="/support" className="link">
          Talk to us
        </a>
        , and have your order number ready if you can.
      </p>
    </div>
  );
}
