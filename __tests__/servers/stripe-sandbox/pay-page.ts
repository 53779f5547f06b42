import type { Session } from './objects';
import type { SandboxStore } from './store';

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const pounds = (pence: number) => `£${(pence / 100).toFixed(2)}`;

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>
body{font:17px/1.5 system-ui,sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem;color:#1a1f36}label{display:block;margin:.8rem 0 .2rem;font-weight:600}input{font:inherit;padding:.6rem;width:100%;box-sizing:border-box;border:1px solid #697386;border-radius:6px}
button{font:inherit;font-weight:600;width:100%;padding:.8rem;margin-top:1rem;border:0;border-radius:6px;background:#4338ca;color:#fff}button.quiet{background:#fff;color:#4338ca;border:1px solid #4338ca}.banner{background:#fef3c7;padding:.6rem 1rem;border-radius:6px}.problem{color:#b3093c;font-weight:600}li{display:flex;justify-content:space-between;gap:1rem}ul{padding:0}a{color:#4338ca}</style></head><body><p class="banner">Payment sandbox: no money moves here.</p>${body}</body></html>`;
}

export function payPage(store: SandboxStore, session: Session, problem?: string): string {
  if (session.status !== 'open')
    return page(
      'Payment',
      `<h1>This payment page is closed</h1><p><a href="${escapeHtml(session.cancel_url)}">Back to the shop</a></p>`,
    );
  const lines = (store.lines.get(session.id) ?? []).map(
    ({ quantity, price_data }) =>
      `<li><span>${quantity} × ${escapeHtml(price_data.product_data.name)}</span><span>${pounds(quantity * price_data.unit_amount)}</span></li>`,
  );
  return page(
    'Pay',
    `<h1>Pay ${pounds(session.amount_total)}</h1><ul>${lines.join('')}</ul>${problem ? `<p class="problem" role="alert">${problem}</p>` : ''}
<form method="post" action="/pay/${session.id}"><label for="number">Card number</label><input id="number" name="number" inputmode="numeric" autocomplete="cc-number"><label for="expiry">Expiry</label><input id="expiry" name="expiry" placeholder="12/34"><label for="cvc">CVC</label><input id="cvc" name="cvc"><button name="action" value="pay">Pay</button><button class="quiet" name="action" value="delayed">Pay by a delayed method</button></form>
<p><a href="${escapeHtml(session.cancel_url)}">Cancel and go back</a></p><p>4242 4242 4242 4242 pays · 4000 0000 0000 0002 is declined · 4000 0000 0000 9995 has no funds · 4000 0025 0000 3155 asks for confirmation · 4000 0000 0000 0259 is disputed · refunds of 4000 0000 0000 7726 are slow, of 4000 0000 0000 5126 they fail later</p>`,
  );
}

export const confirmPage = (session: Session): string =>
  page(
    'Confirm',
    `<h1>Confirm it is you</h1><form method="post" action="/pay/${session.id}"><button name="action" value="confirmed">Complete authentication</button><button class="quiet" name="action" value="failed">Fail authentication</button></form>`,
  );
