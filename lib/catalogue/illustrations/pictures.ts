import {
  amber,
  apricot,
  body,
  clover,
  floor,
  glass,
  honey,
  ink,
  lavender,
  type Motif,
  milk,
  motifs,
  sky,
  type Tones,
  wood,
} from './shapes';

/** Draws a word centred on x, standing on y. */
export type Lettering = (text: string, at: { x: number; y: number; size: number; fill: string }) => string;

const engraved = '#d9cfba';

/** A label as it is printed: the house, a rule, and what is inside. */
const label = (letter: Lettering, x: number, y: number, inside: string, size = 1) =>
  letter('Larkfield', { x, y, size: 15 * size, fill: clover.light }) +
  `<path d="M${x - 14 * size} ${y + 4.5 * size}h${28 * size}" stroke="${apricot.light}" stroke-width="${1.2 * size}"/>` +
  letter(inside, { x, y: y + 14.5 * size, size: 9.5 * size, fill: ink });

const bottle = (letter: Lettering, fill: Tones, cap: Tones, motif: Motif, inside: string) =>
  floor(52) +
  body('M98 52h44v22q22 12 22 40v84q0 18 -18 18h-52q-18 0 -18 -18v-84q0 -28 22 -40z', fill, 140) +
  body('M96 28h48q4 0 4 4v18q0 4 -4 4h-48q-4 0 -4 -4v-18q0 -4 4 -4z', cap, 130) +
  body('M76 116h88v70h-88z', { light: '#fff', shade: '#f3eee2' }, 140) +
  motifs[motif](120, 138, 15) +
  label(letter, 120, 167, inside);

const slim = (letter: Lettering, fill: Tones, cap: Tones, motif: Motif, inside: string) =>
  floor(40) +
  body('M106 44h28v34q16 16 16 44v78q0 16 -16 16h-28q-16 0 -16 -16v-78q0 -28 16 -44z', fill, 133) +
  body('M102 24h36q3 0 3 3v16q0 3 -3 3h-36q-3 0 -3 -3v-16q0 -3 3 -3z', cap, 128) +
  body('M90 118h60v66h-60z', { light: '#fff', shade: '#f3eee2' }, 133) +
  motifs[motif](120, 138, 12) +
  label(letter, 120, 164, inside, 0.8) +
  '<circle cx="102" cy="100" r="3" fill="#fff" opacity=".6"/><circle cx="112" cy="90" r="2" fill="#fff" opacity=".6"/><circle cx="108" cy="200" r="3" fill="#fff" opacity=".5"/>';

const jar = (inside: Tones, lid: Tones, content: string) =>
  floor(62) +
  body('M70 74h100q12 10 12 26v98q0 18 -18 18h-88q-18 0 -18 -18v-98q0 -16 12 -26z', glass, 158) +
  body('M68 112h104v86q0 10 -10 10h-84q-10 0 -10 -10z', inside, 146) +
  body('M64 52h112q4 0 4 4v16q0 4 -4 4h-112q-4 0 -4 -4v-16q0 -4 4 -4z', lid, 150) +
  content;

const grains = [
  [96, 178],
  [114, 188],
  [132, 176],
  [148, 190],
  [104, 196],
  [126, 196],
]
  .map(
    ([x = 0, y = 0]) =>
      `<circle cx="${x}" cy="${y}" r="10" fill="#fff"/><circle cx="${x + 6}" cy="${y - 6}" r="7" fill="#f6f0e2"/>`,
  )
  .join('');
const crystals = [
  [90, 190],
  [106, 180],
  [122, 192],
  [138, 182],
  [150, 194],
  [114, 198],
  [98, 170],
  [132, 170],
]
  .map(([x = 0, y = 0]) => `<path d="M${x - 7} ${y}l5 -7h6l5 6l-4 8h-8z" fill="#fff" opacity=".75"/>`)
  .join('');
const capsule = (x: number, y: number, turn: number) =>
  `<g transform="rotate(${turn} ${x} ${y})"><rect x="${x - 16}" y="${y - 6}" width="32" height="12" rx="6" fill="#fff"/><rect x="${x}" y="${y - 6}" width="16" height="12" rx="6" fill="${milk.shade}"/></g>`;
const small = (x: number, y: number) =>
  body(`M${x - 7} ${y}h14v9q8 5 8 14v34h-30v-34q0 -9 8 -14z`, milk, x + 5) +
  `<rect x="${x - 8}" y="${y - 8}" width="16" height="9" rx="2" fill="${clover.light}"/>`;
const tumbler = `${body('M150 132h48l-6 78q-1 6 -8 6h-20q-7 0 -8 -6z', glass, 182)}${body('M152 154h44l-4 54q-1 6 -8 6h-20q-7 0 -8 -6z', milk, 182)}`;

/** Every picture of the shop, by the name of its file. */
export const pictures: Record<string, (letter: Lettering) => string> = {
  'goats-milk-kefir': (letter) => bottle(letter, milk, clover, 'goat', 'goats’ milk'),
  'cows-milk-kefir': (letter) => bottle(letter, milk, sky, 'cow', 'cows’ milk'),
  'oat-kefir': (letter) => bottle(letter, { light: '#f3e6cb', shade: '#e2d0ab' }, honey, 'oat', 'oat'),
  'kefir-course-28': () =>
    floor(86) +
    [62, 91, 120, 149, 178].map((x) => small(x, 78)).join('') +
    [77, 106, 134, 163].map((x) => small(x, 104)).join('') +
    body('M36 142h168v64q0 8 -8 8h-152q-8 0 -8 -8z', wood, 160) +
    `<path d="M36 166h168M36 190h168" stroke="${wood.shade}" stroke-width="3"/>` +
    motifs.clover(120, 178, 15),
  'ginger-water-kefir': (letter) =>
    slim(letter, { light: '#efc487', shade: '#dcab68' }, apricot, 'ginger', 'ginger') + motifs.ginger(186, 200, 20),
  'elderflower-water-kefir': (letter) =>
    slim(letter, { light: '#f1e6b4', shade: '#dfd095' }, clover, 'clover', 'elderflower') +
    motifs.elderflower(190, 188, 26),
  'milk-kefir-grains': () => jar(milk, clover, grains),
  'water-kefir-crystals': () =>
    jar(
      { light: '#eec98d', shade: '#dbb272' },
      honey,
      `${crystals}<circle cx="120" cy="134" r="18" fill="${honey.light}"/><circle cx="120" cy="134" r="13" fill="#f8e7b0"/>`,
    ),
  'kefir-soap': (letter) =>
    floor(74) +
    '<g transform="translate(0 16)">' +
    body('M56 132q0 -20 20 -20h88q20 0 20 20v48q0 20 -20 20h-88q-20 0 -20 -20z', milk, 150) +
    `<rect x="70" y="124" width="100" height="60" rx="14" fill="none" stroke="${engraved}" stroke-width="3"/>` +
    motifs.clover(120, 143, 13) +
    letter('Larkfield', { x: 120, y: 175, size: 17, fill: engraved }) +
    '</g>' +
    '<circle cx="66" cy="94" r="9" fill="#fff" opacity=".8"/><circle cx="86" cy="80" r="6" fill="#fff" opacity=".8"/><circle cx="178" cy="90" r="7" fill="#fff" opacity=".8"/>',
  'kefir-lotion': (letter) =>
    floor(48) +
    body('M86 88h68q14 4 14 18v94q0 16 -16 16h-64q-16 0 -16 -16v-94q0 -14 14 -18z', milk, 142) +
    body('M104 66h32v22h-32z', clover, 124) +
    body('M116 44h8v22h-8zM84 34h44q8 0 8 8v6h-52z', clover, 122) +
    motifs.clover(120, 132, 15) +
    label(letter, 120, 166, 'lotion', 1.1),
  'kefir-face-balm': (letter) =>
    floor(66) +
    body('M62 136h116v62q0 18 -18 18h-80q-18 0 -18 -18z', amber, 150) +
    body('M68 122h104v14h-104z', milk, 150) +
    body('M128 96l66 -26q8 -2 10 6l4 14q2 6 -6 9l-66 24q-7 2 -9 -5l-5 -13q-2 -7 6 -9z', clover, 180) +
    body('M76 156h88v42h-88z', { light: '#fff', shade: '#f3eee2' }, 150) +
    label(letter, 120, 175, 'face balm', 1.1),
  'kefir-bath-milk': (letter) =>
    floor(60) +
    body('M72 70h96l8 128q1 18 -18 18h-76q-19 0 -18 -18z', { light: '#efe8d8', shade: '#ddd3bd' }, 148) +
    `<path d="M70 92h100" stroke="${wood.shade}" stroke-width="4"/><path d="M120 92q-4 -30 -16 -52M120 92q2 -32 2 -58M120 92q8 -28 20 -46" fill="none" stroke="${clover.light}" stroke-width="3"/>` +
    [
      [104, 42],
      [108, 54],
      [122, 36],
      [122, 50],
      [139, 48],
      [134, 60],
    ]
      .map(([x = 0, y = 0]) => `<ellipse cx="${x}" cy="${y}" rx="6" ry="9" fill="${lavender.light}"/>`)
      .join('') +
    motifs.clover(120, 140, 18) +
    label(letter, 120, 178, 'bath milk', 1.15),
  'kefir-capsules': (letter) =>
    floor(70) +
    body('M70 84h76q10 8 10 22v94q0 16 -16 16h-64q-16 0 -16 -16v-94q0 -14 10 -22z', amber, 132) +
    body('M66 54h84q4 0 4 4v22q0 4 -4 4h-84q-4 0 -4 -4v-22q0 -4 4 -4z', milk, 132) +
    body('M60 122h96v62h-96z', { light: '#fff', shade: '#f3eee2' }, 132) +
    motifs.clover(108, 139, 12) +
    label(letter, 108, 164, 'capsules', 0.95) +
    capsule(184, 204, -18) +
    capsule(182, 184, 24),
  'kefir-starter-kit': () =>
    floor(92) +
    body('M74 70h52q8 6 8 16v70h-68v-70q0 -10 8 -16z', glass, 118) +
    body('M70 56h60v16h-60z', wood, 116) +
    body('M146 96q0 -12 22 -12t22 12l-6 54h-32z', { light: '#fff', shade: '#f3eee2' }, 172) +
    `<path d="M146 96q22 14 44 0" fill="none" stroke="${sky.shade}" stroke-width="3"/>` +
    body('M34 136h172l-12 72q-1 8 -9 8h-130q-8 0 -9 -8z', wood, 158) +
    motifs.clover(120, 174, 20),
  'glass-jar-and-strainer': () =>
    jar({ light: '#dbe7dd', shade: '#c3d4c7' }, wood, motifs.clover(120, 160, 18)) +
    `<path d="M176 206l40 -70" stroke="${sky.shade}" stroke-width="7" stroke-linecap="round"/><ellipse cx="190" cy="196" rx="26" ry="15" transform="rotate(-30 190 196)" fill="#fff" stroke="${sky.shade}" stroke-width="4"/>`,
  'article-kefir-and-eczema': () =>
    `<circle cx="120" cy="120" r="96" fill="#dcebd9"/>${floor(80)}${motifs.clover(84, 110, 40)}<path d="M84 128q6 48 -14 84" fill="none" stroke="${clover.light}" stroke-width="7" stroke-linecap="round"/>${tumbler}`,
  'article-how-to-drink-and-keep-kefir': (letter) =>
    `<circle cx="120" cy="120" r="96" fill="#f6e7c6"/><g transform="translate(-36 14) scale(.95)">${bottle(letter, milk, clover, 'clover', 'kefir')}</g>${tumbler}`,
};

export const frame = (drawing: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" width="240" height="240" color="${ink}">${drawing}</svg>\n`;
