import type { FormEvent } from 'react';
import { CodeFields } from '@/components/basket/code-fields';
import { setCode } from '@/lib/basket/client';
import type { BasketDiscount } from '@/lib/basket/priced';

/** The same form as on the basket's page, sent without leaving this one. */
export function DrawerCode({ discount }: { discount: BasketDiscount | null }) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void setCode(discount ? '' : String(new FormData(event.currentTarget).get('code') ?? ''));
  };
  return (
    <form action="/api/basket" method="post" onSubmit={send}>
      <CodeFields discount={discount} />
    </form>
  );
}
