import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { allowForeignChanges } from '@/lib/browser/foreign-changes-client';

const { removeChild, insertBefore } = Node.prototype;
beforeEach(allowForeignChanges);
afterEach(() => {
  cleanup();
  Object.assign(Node.prototype, { removeChild, insertBefore });
});

const Said = ({ first, second }: { first: string | null; second: boolean }) => (
  <p data-testid="said">
    {first}
    {second ? <b>second</b> : null}
    <i>last</i>
  </p>
);

function wrap(node: Node | null): void {
  const font = document.createElement('font');
  node?.parentNode?.replaceChild(font, node);
  if (node) font.append(node);
}

describe('what React takes away or puts in after a browser has changed the page', () => {
  test('a text that was wrapped goes with its wrapping', () => {
    const { rerender } = render(<Said first="first" second={false} />);
    wrap(screen.getByTestId('said').firstChild);
    act(() => rerender(<Said first={null} second={false} />));
    expect(screen.getByTestId('said').innerHTML).toBe('<i>last</i>');
  });

  test('a text that is gone already is gone', () => {
    const { rerender } = render(<Said first="first" second={false} />);
    screen.getByTestId('said').firstChild?.remove();
    act(() => rerender(<Said first={null} second={false} />));
    expect(screen.getByTestId('said').innerHTML).toBe('<i>last</i>');
  });

  test('what comes before something wrapped stands before its wrapping', () => {
    const { rerender } = render(<Said first="first" second={false} />);
    wrap(screen.getByText('last'));
    act(() => rerender(<Said first="first" second={true} />));
    expect(screen.getByTestId('said').innerHTML).toBe('first<b>second</b><font><i>last</i></font>');
  });

  test('what comes before something that has left stands at the end', () => {
    const { rerender } = render(<Said first="first" second={false} />);
    screen.getByText('last').remove();
    act(() => rerender(<Said first="first" second={true} />));
    expect(screen.getByTestId('said').innerHTML).toBe('first<b>second</b>');
  });
});
