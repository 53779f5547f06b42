import type { Product } from '@/lib/content/graph';
import type { Variant } from '@/lib/content/schema/product';

/** A label's paper, what is printed on it, and the field at its foot. */
export type Tones = { paper: string; print: string; field: string };
/** Of which size, in centimetres. */
export type Label = { html: string; width: number; height: number };
export const dotsPerCentimetre = 96;

const sheet = `*{box-sizing:border-box;margin:0}html{font-size:${dotsPerCentimetre}px}body{position:relative;overflow:hidden;font-family:Figtree;text-align:center}
.front{height:100%;display:flex;flex-direction:column;align-items:center;position:relative}
.field{position:absolute;inset:auto 0 0;width:100%;height:34%}
  .house{font-weight:650;line-height:1;letter-spacing:.2em;text-transform:uppercase;position:relative}
.name{font-family:Fraunces;font-weight:620;font-variation-settings:"SOFT" 60,"opsz" 90;line-height:.94;letter-spacing:-.015em;margin:auto 0;position:relative}
.what{font-weight:600;font-size:.34em;line-height:1.22;position:relative}.net{font-weight:750;font-size:.48em;margin-top:.25em;position:relative}
.back{height:100%;text-align:left;padding:1.2em 1.5em;font-size:.215rem;line-height:1.3}
.back h2{font:600 1.75em/1.05 Fraunces;margin-bottom:.35em}.back p{margin-bottom:.5em}
table{width:100%;border-collapse:collapse;margin:.4em 0 .6em;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:700}
td{padding:.08em 0;border-top:.11em solid #9aa59e}td+td{text-align:right}.in td:first-child{padding-left:.9em}
b,strong{font-weight:750}`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const bold = (text: string) => escaped(text).replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>');
const page = (body: string, { paper, print }: Tones, width: number, height: number): Label => ({
  html: `<!doctype html><html lang="en-GB"><style>${sheet}body{width:${width}rem;height:${height}rem;background:${paper};color:${print}}</style><body>${body}</body></html>`,
  width,
  height,
});

const field = (colour: string) =>
  `<svg class="field" viewBox="0 0 100 40" preserveAspectRatio="none"><path d="M0 22C22 6 38 30 62 16S92 8 100 12V40H0Z" fill="${colour}"/></svg>`;

function net({ netQuantity: { value, unit, of }, singlePortion }: Variant): string {
  const { value: amount, unit: kind } = singlePortion ?? { value, unit };
  if (kind === 'item') return of ? `${amount} ${of}s` : '';
  return kind === 'ml' && amount >= 1000 ? `${amount / 1000} litre` : `${amount} ${kind === 'ml' ? 'ml ℮' : 'g ℮'}`;
}

/** What the law calls it, or what it is for. */
function called({ label }: Product): string {
  if (label.kind === 'cosmetic') return label.function;
  return label.kind === 'kit' ? '' : label.legalName;
}

type Size = { width: number; height: number };

/** Words in as many lines as let them be largest. */
function set(words: readonly string[], width: number, height: number): { lines: string[]; size: number } {
  const ways = words.map((_, index) => inLines(words, index + 1));
  const sized = ways.map((lines) => ({
    lines,
    size: Math.min(width / Math.max(...lines.map((line) => line.length)), height / lines.length),
  }));
  return sized.reduce((best, way) => (way.size > best.size ? way : best));
}

/** Of all ways to break words into so many lines, the one whose longest line is shortest. */
function inLines(words: readonly string[], count: number): string[] {
  if (count === 1) return [words.join(' ')];
  const ways = words
    .slice(0, words.length - count + 1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), ...inLines(words.slice(index + 1), count - 1)]);
  const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length));
  return ways.reduce((best, way) => (longest(way) < longest(best) ? way : best));
}

/** The front: the house, the name as large as it goes, what the law calls it and how much is in it. `seen` is how wide it looks. */
export function front(
  product: Product,
  variant: Variant,
  brand: string,
  tones: Tones,
  { width, height }: Size,
  seen: number,
): Label {
  const { lines, size } = set(product.title.split(' '), seen * 1.85, height * (height < 4 ? 0.46 : 0.6));
  const unit = Math.min(1, seen / 5.4, height / 5.2) ** 0.85;
  return page(
    `<div class="front" style="padding:${0.4 * unit}rem 0.3rem ${0.34 * unit}rem">${field(tones.field)}<p class="house" style="font-size:${0.36 * unit}rem">${escaped(brand.split(' ')[0] ?? brand)}</p>
<p class="name" style="font-size:${size}rem">${lines.map(escaped).join('<br>')}</p>
<p style="font-size:${unit}rem"><span class="what" style="display:block;max-width:${(seen * 0.86) / unit / 0.34}em">${escaped(called(product))}</span><span class="net" style="display:block">${net(variant)}</span></p></div>`,
    tones,
    width,
    height,
  );
}

const rows = (pairs: readonly (readonly [string, string, boolean?])[]) =>
  pairs
    .map(([name, amount, within]) => `<tr${within ? ' class="in"' : ''}><td>${name}</td><td>${amount}</td></tr>`)
    .join('');

function facts({ label, storageAdvice }: Product): string {
  const keep = `<p><b>Storage.</b> ${escaped(storageAdvice)}</p>`;
  switch (label.kind) {
    case 'food': {
      const { nutrition: n } = label;
      const table = rows([
        ['Energy', `${n.energyKj} kJ / ${n.energyKcal} kcal`],
        ['Fat', `${n.fat} g`],
        ['of which saturates', `${n.saturates} g`, true],
        ['Carbohydrate', `${n.carbohydrate} g`],
        ['of which sugars', `${n.sugars} g`, true],
        ...(n.fibre === undefined ? [] : [['Fibre', `${n.fibre} g`] as const]),
        ['Protein', `${n.protein} g`],
        ['Salt', `${n.salt} g`],
        ...n.vitamins.map(({ name, amount, percentNrv }) => [name, `${amount} (${percentNrv}% NRV)`] as const),
      ]);
      return `<p><b>Ingredients:</b> ${bold(label.ingredients)}</p><table><caption>Typical values per ${n.per}</caption>${table}</table>${keep}<p>${escaped(label.onceOpened)}</p>`;
    }
    case 'cosmetic':
      return `<p><b>Ingredients:</b> ${escaped(label.inci)}</p><p>${escaped(label.precautions)}</p><p>Best within ${label.periodAfterOpeningMonths} months of opening.</p>${keep}`;
    case 'supplement':
      return `<p><b>Ingredients:</b> ${bold(label.ingredients)}</p><table><caption>${escaped(label.dailyPortion)}</caption>${rows(
        label.amounts.map(({ name, perPortion }) => [escaped(name), escaped(perPortion)] as const),
      )}</table>${label.warnings.map((warning) => `<p>${escaped(warning)}</p>`).join('')}`;
    case 'culture':
      return `<p><b>Ingredients:</b> ${bold(label.ingredients)}</p><p><b>Makes.</b> ${escaped(label.makes)}</p><p><b>Keeps.</b> ${escaped(label.keeps)}</p>${keep}`;
    default:
      return `<p><b>Made of:</b> ${bold(label.materials)}</p><p>${escaped(label.care)}</p>`;
  }
}

/** The back: what is in it, and what a buyer must know. */
export const back = (product: Product, tones: Tones, { width, height }: Size): Label =>
  page(`<div class="back"><h2>${escaped(product.title)}</h2>${facts(product)}</div>`, tones, width, height);

export type Asked = { product: Product; brand: string };
export const backTones: Tones = { paper: '#fbf7ef', print: '#1d2b24', field: '#fbf7ef' };
export const frontOf = (
  { product, brand }: Asked,
  variant: Variant,
  tones: Tones,
  size: { width: number; height: number; seen: number },
) => front(product, variant, brand, tones, size, size.seen);
export const png = (product: Product, what: string) => `${product.slug}-${what}.png`;
