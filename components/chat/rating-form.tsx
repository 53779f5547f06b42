import { type FormEvent, useState } from 'react';
import type { FormState } from '@/components/chat/plain';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { postForm } from '@/lib/chat/browser/send-client';

const scores = [
  { score: 1, label: '1, poor' },
  { score: 2, label: '2' },
  { score: 3, label: '3' },
  { score: 4, label: '4' },
  { score: 5, label: '5, great' },
];

/** After the conversation is finished: how was it? */
export function RatingForm({ order, state }: { order: string; state?: FormState }) {
  const [problem, setProblem] = useState(state?.problem ?? '');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [score, text] = [form.get('score'), form.get('text')];
    if (score === null) return setProblem('Choose from 1 to 5.');
    void postForm(order, '/api/chat/rating', { score, text }).then(({ ok, says }) => setProblem(ok ? '' : says));
  };
  return (
    <form
      id="rate"
      action="/api/chat/rating"
      method="post"
      onSubmit={submit}
      noValidate
      className="grid gap-3 rounded-card bg-meadow p-4"
    >
      {order ? <input type="hidden" name="order" value={order} /> : null}
      <fieldset className="grid gap-2">
        <legend className="font-semibold">How did we do?</legend>
        <div className="flex flex-wrap gap-2">
          {scores.map(({ score, label }) => (
            <label
              key={score}
              className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-ink-soft bg-paper px-3 has-checked:border-clover has-checked:font-semibold"
            >
              <input type="radio" name="score" value={score} required className="accent-clover" />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <Field id="rate-text" name="text" label="Anything to add? (optional)" maxLength={1_000} />
      {problem ? (
        <p role="alert" className="font-semibold text-problem text-sm">
          {problem}
        </p>
      ) : null}
      <Button type="submit" tone="quiet" className="justify-self-start">
        Rate it
      </Button>
    </form>
  );
}
