import { type Problem, problemAt } from '../../problem';
import type { ProductFields } from '../../schema/product';
import type { Redirect } from '../../schema/site';
import type { Setting, Source } from '../../source';
import type { Addresses } from './addresses';
import { judgeLink } from './links';
import { isOfTheShop } from './routes';

/** Old addresses: each leads to a page that is there, in one step, and stands in nobody's way. */
export function checkRedirects(redirects: Setting<Redirect[]>, addresses: Addresses): Problem[] {
  const targets = new Map(redirects.value.map(({ from, to }) => [from, to]));
  const seen = new Set<string>();
  return redirects.value.flatMap(({ from, to }, index): Problem[] => {
    const here = (message: string, field: 'from' | 'to', level: Problem['level'] = 'error') => [
      problemAt(redirects, [index, field], message, { level, field }),
    ];
    const again = seen.has(from);
    seen.add(from);
    if (again) return here(`"${from}" is redirected twice; keep one.`, 'from');
    if (/[?#]/.test(from)) return here(`"${from}" may hold neither ? nor #: a redirect is for a whole page.`, 'from');
    const answered = asAnswered(from);
    if (isOfTheShop(answered))
      return here(`"${from}" is answered by the shop itself; nobody may be led away from it.`, 'from');
    const standing = addresses.get(answered);
    if (answered === '/' || (standing && standing.state !== 'draft'))
      return here(`there is a page at "${from}", so nobody would be led on; remove this line.`, 'from');
    const trail = trailFrom(from, targets);
    if (trail.loops) return here(`goes round in a circle: ${trail.steps.join(' → ')}.`, 'to');
    const last = trail.steps.at(-1) ?? to;
    const verdict = judgeLink(last, addresses, []);
    if (verdict) return here(verdict.message, 'to', verdict.level);
    return trail.steps.length > 2 ? here(`leads on to another redirect; write "${last}" here.`, 'to', 'warning') : [];
  });
}

/** The address that a server takes it for, however it is written: /Staff, /%73taff and /x/../staff/ are all /staff. */
function asAnswered(from: string): string {
  const { pathname } = new URL(
    from.replaceAll(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'https://shop.example',
  );
  return pathname.toLowerCase().replace(/(?<=.)\/+$/, '');
}

function trailFrom(from: string, targets: ReadonlyMap<string, string>): { steps: string[]; loops: boolean } {
  const steps = [from];
  for (let next = targets.get(from); next !== undefined; next = targets.get(next.split(/[?#]/)[0] ?? '')) {
    const loops = steps.includes(next);
    steps.push(next);
    if (loops) return { steps, loops };
  }
  return { steps, loops: false };
}

const folders: Record<string, string> = { products: '/products', articles: '/articles', pages: '/help' };

/** Where a file's page stands; null for files without a page of their own. */
export function addressOf(file: string): string | null {
  const [, folder = '', slug = ''] = /^content\/(\w+)\/([^/]+)\.md$/.exec(file) ?? [];
  return folders[folder] ? `${folders[folder]}/${slug}` : null;
}

/** Pages that were in the last release, are gone now, and have no redirect: whoever kept their address would be lost. */
export function checkLostAddresses(
  redirects: Setting<Redirect[]>,
  files: readonly string[],
  released: readonly string[],
): Problem[] {
  const led = new Set(redirects.value.map(({ from }) => from));
  return released.flatMap((file): Problem[] => {
    const address = addressOf(file);
    if (!address || files.includes(file) || led.has(address)) return [];
    const message = `${file} was in the last release and is gone; lead its address on: - { from: ${address}, to: /… }`;
    return [problemAt(redirects, [], message)];
  });
}

/**
 * Sizes that were in the last release and are not where they were: the address of a size may stand in a search engine,
 * and its SKU is what stock, baskets and the feeds know it by.
 */
export function checkLostSizes(
  redirects: Setting<Redirect[]>,
  products: readonly Source<ProductFields>[],
  released: readonly Source<ProductFields>[],
): Problem[] {
  const led = new Set(redirects.value.map(({ from }) => from));
  const skus = new Set(products.flatMap(({ fields }) => fields.variants.map(({ sku }) => sku)));
  return released.flatMap((was): Problem[] => {
    const is = products.find(({ slug }) => slug === was.slug);
    if (!is || was.fields.status === 'draft') return [];
    const [, ...sized] = is.fields.variants;
    const lost = was.fields.variants.slice(1).flatMap(({ slug }): Problem[] => {
      const address = `/products/${was.slug}/${slug}`;
      if (led.has(address) || sized.some((size) => size.slug === slug)) return [];
      const message = `the size at ${address} was in the last release and is gone; lead its address on: - { from: ${address}, to: /products/${was.slug} }`;
      return [problemAt(redirects, [], message)];
    });
    const renamed = was.fields.variants.flatMap(({ sku, label }): Problem[] => {
      if (skus.has(sku)) return [];
      const message = `the SKU ${sku} (${label}) was in the last release and is gone: its stock does not go over to another, and baskets lose it.`;
      return [problemAt(is, ['variants'], message, { level: 'warning', field: 'variants' })];
    });
    return [...lost, ...renamed];
  });
}
