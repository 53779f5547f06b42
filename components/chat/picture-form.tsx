import { type ChangeEvent, type FormEvent, useState } from 'react';
import type { FormState } from '@/components/chat/plain';
import { Button } from '@/components/ui/button';
import { pictureTypes } from '@/lib/chat/visitor/limits';

type Props = {
  order: string;
  /** Without script the form carries an id, and is sent with a button of its own. */
  plain?: { id: string; visitor: string; state: FormState };
  scripted: boolean;
  busy: boolean;
  problem: string;
  onPicture: (image: File) => void;
};

const asLink =
  'inline-flex min-h-11 items-center rounded-sm font-semibold text-clover underline underline-offset-4 has-focus-visible:outline-3';

/** On the row of the button above it, as tall as that and the gap between them. */
const besideSend = '-mt-12 flex flex-wrap items-center justify-end gap-2 justify-self-end';

/** Sends a picture: with script as soon as one is chosen. */
export function PictureForm({ order, plain, scripted, busy, problem, onPicture }: Props) {
  const [field, setField] = useState(0);
  const said = problem || (plain?.state.errors.image ?? plain?.state.problem ?? '');
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const image = event.currentTarget.files?.[0];
    if (!scripted || !image) return;
    onPicture(image);
    setField(field + 1);
  };
  const submit = (event: FormEvent) => {
    if (scripted) event.preventDefault();
  };
  return (
    <form
      id="picture"
      action="/api/chat/images"
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
      className={scripted ? besideSend : 'flex flex-wrap items-center gap-x-3 gap-y-2 pt-2'}
    >
      {plain ? <input type="hidden" name="id" value={plain.id} /> : null}
      {order ? <input type="hidden" name="order" value={order} /> : null}
      {plain && !order ? <input type="hidden" name="visitor" value={plain.visitor} /> : null}
      <label className={scripted ? asLink : 'font-semibold'}>
        {busy ? 'Adding the picture…' : 'Add a picture'}{' '}
        <input
          key={field}
          type="file"
          name="image"
          accept={pictureTypes}
          required
          disabled={busy}
          onChange={choose}
          className={scripted ? 'sr-only' : 'max-w-full font-normal'}
        />
      </label>
      {scripted ? null : (
        <Button type="submit" tone="quiet">
          Add the picture
        </Button>
      )}
      {said ? (
        <p role="alert" className="w-full font-semibold text-problem text-sm">
          {said}
        </p>
      ) : null}
    </form>
  );
}
