'use client';

import { type ChangeEvent, useSyncExternalStore } from 'react';
import { decoded } from '@/lib/text/decoded';

const never = () => () => undefined;

/** Reads a file of text into a field of the same form, where it can be looked at before it is sent. */
export function FileInto({ target }: { target: string }) {
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const read = async ({ target: { files, form } }: ChangeEvent<HTMLInputElement>) => {
    const field = form?.elements.namedItem(target);
    const [file] = files ?? [];
    if (file && field instanceof HTMLTextAreaElement) field.value = decoded(new Uint8Array(await file.arrayBuffer()));
  };
  return live ? (
    <p className="desk-field">
      <label htmlFor="file">CSV file</label>
      <input
        id="file"
        type="file"
        accept=".csv,text/csv,text/plain"
        onChange={(event) => read(event).catch(() => undefined)}
      />
    </p>
  ) : null;
}
