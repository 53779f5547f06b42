import { expect, test } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { DeskForm } from '@/components/staff/form';

const nothing = () => undefined;
const router = {
  bfcacheId: '',
  back: nothing,
  forward: nothing,
  refresh: nothing,
  push: nothing,
  replace: nothing,
  prefetch: nothing,
};

/** A desk that answers when it is told to. */
function show() {
  const sent: Record<string, string>[] = [];
  const answers: (() => void)[] = [];
  Object.assign(globalThis, {
    fetch: (_: string, { body }: { body: string }) => {
      sent.push(JSON.parse(body));
      return new Promise((resolve) => {
        answers.push(() => resolve({ ok: true, status: 200, json: async () => ({ ok: true }) }));
      });
    },
  });
  render(
    <AppRouterContext.Provider value={router}>
      <DeskForm act="send" id="3f0c2f3e-8f3b-4c58-9d5e-0d6f0b9b9f10" hidden={{ conversation: 'c', variant: 'OAK-500' }}>
        <button type="submit" name="card" value="ingredients">
          Ingredients
        </button>
        <button type="submit" name="card" value="storage">
          Storage
        </button>
      </DeskForm>
    </AppRouterContext.Provider>,
  );
  const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
  const ids = () => sent.map(({ id }) => id);
  return { sent, answers, press, ids };
}

test('a button pressed twice asks once; another one, before the first is answered, asks for something else', async () => {
  const { sent, press, ids } = show();
  for (const name of ['Ingredients', 'Ingredients', 'Storage']) await press(name);
  expect(sent.map(({ card }) => card)).toEqual(['ingredients', 'ingredients', 'storage']);
  const [first, again, other] = ids();
  expect([again === first, other === first]).toEqual([true, false]);
});

test('once it is answered the next is another', async () => {
  const { answers, press, ids } = show();
  await press('Ingredients');
  const before = document.querySelector<HTMLInputElement>('input[name="id"]')?.value;
  answers[0]?.();
  await waitFor(() => expect(document.querySelector<HTMLInputElement>('input[name="id"]')?.value).not.toBe(before));
  await press('Ingredients');
  expect(new Set(ids()).size).toBe(2);
});
