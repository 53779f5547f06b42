import type { Draft } from '@/lib/http/form-store';

/** The terms, with what is true of the things in this basket. */
export function TermsTick({ draft, known }: { draft: Draft | null; known: string }) {
  const error = draft?.problem?.fields?.terms;
  return (
    <div className="border-line border-t pt-3">
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          id="terms"
          name="terms"
          value="yes"
          required
          defaultChecked={draft?.values.terms === 'yes'}
          className="mt-1 size-5 shrink-0 accent-clover"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'terms-error' : undefined}
        />
        <span className="wrap-anywhere">
          I accept the{' '}
          <a href="/help/terms" className="link">
            terms
          </a>
          {known ? `, and know that ${known}` : ''}.
        </span>
      </label>
      {error ? (
        <p id="terms-error" className="font-semibold text-problem text-sm">
          {error}
        </p>
      ) : null}
    </div>
  );
}
