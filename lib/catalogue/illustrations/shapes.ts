/** Flat shapes in one hand: light from the left, the right third of every body in its darker tone. */
export type Tones = { light: string; shade: string };

export const milk: Tones = { light: '#fdfaf3', shade: '#ece4d4' };
export const glass: Tones = { light: '#e4ede4', shade: '#cbdacd' };
export const wood: Tones = { light: '#d9b382', shade: '#bf9463' };
export const clover: Tones = { light: '#2f6b46', shade: '#24553a' };
export const apricot: Tones = { light: '#e8875a', shade: '#cc6f43' };
export const honey: Tones = { light: '#edc364', shade: '#d3a545' };
export const sky: Tones = { light: '#7fa7bd', shade: '#658ca2' };
export const lavender: Tones = { light: '#a99cc4', shade: '#8d80ab' };
export const amber: Tones = { light: '#c98a3f', shade: '#a96f2b' };
export const ink = '#1d2b24';

let clips = 0;

/** A shape with its right part in shade. */
export function body(path: string, { light, shade }: Tones, shadeFrom: number): string {
  clips += 1;
  const id = `c${clips}`;
  return `<clipPath id="${id}"><path d="${path}"/></clipPath><path d="${path}" fill="${light}"/><rect x="${shadeFrom}" y="0" width="240" height="240" fill="${shade}" clip-path="url(#${id})"/>`;
}

export const floor = (width: number): string =>
  `<ellipse cx="120" cy="218" rx="${width}" ry="7" fill="${ink}" opacity=".12"/>`;

const leaf = (x: number, y: number, r: number, fill: string) =>
  `<circle cx="${x}" cy="${y - r * 0.75}" r="${r * 0.72}" fill="${fill}"/><circle cx="${x - r * 0.72}" cy="${y + r * 0.42}" r="${r * 0.72}" fill="${fill}"/><circle cx="${x + r * 0.72}" cy="${y + r * 0.42}" r="${r * 0.72}" fill="${fill}"/>`;

export const motifs = {
  clover: (x: number, y: number, r: number) =>
    `${leaf(x, y, r, clover.light)}<circle cx="${x}" cy="${y}" r="${r * 0.26}" fill="${apricot.light}"/>`,
  goat: (x: number, y: number, r: number) =>
    `<path d="M${x - r * 0.5} ${y - r * 0.5}q-${r * 0.6} -${r * 0.7} -${r * 0.2} -${r * 0.95}M${x + r * 0.5} ${y - r * 0.5}q${r * 0.6} -${r * 0.7} ${r * 0.2} -${r * 0.95}" fill="none" stroke="${wood.shade}" stroke-width="${r * 0.2}" stroke-linecap="round"/><ellipse cx="${x - r * 0.85}" cy="${y - r * 0.2}" rx="${r * 0.42}" ry="${r * 0.17}" fill="${wood.shade}"/><ellipse cx="${x + r * 0.85}" cy="${y - r * 0.2}" rx="${r * 0.42}" ry="${r * 0.17}" fill="${wood.shade}"/><path d="M${x - r * 0.6} ${y - r * 0.55}h${r * 1.2}l-${r * 0.22} ${r * 1.3}q-${r * 0.38} ${r * 0.4} -${r * 0.76} 0z" fill="${wood.light}"/><circle cx="${x - r * 0.28}" cy="${y - r * 0.1}" r="${r * 0.1}" fill="${ink}"/><circle cx="${x + r * 0.28}" cy="${y - r * 0.1}" r="${r * 0.1}" fill="${ink}"/>`,
  cow: (x: number, y: number, r: number) =>
    `<ellipse cx="${x - r * 0.9}" cy="${y - r * 0.35}" rx="${r * 0.4}" ry="${r * 0.2}" fill="${ink}"/><ellipse cx="${x + r * 0.9}" cy="${y - r * 0.35}" rx="${r * 0.4}" ry="${r * 0.2}" fill="${ink}"/><path d="M${x - r * 0.65} ${y - r * 0.7}h${r * 1.3}v${r * 0.9}q-${r * 0.65} ${r * 0.8} -${r * 1.3} 0z" fill="#fff"/><path d="M${x + r * 0.1} ${y - r * 0.7}h${r * 0.55}v${r * 0.7}q-${r * 0.5} 0 -${r * 0.55} -${r * 0.7}z" fill="${ink}"/><ellipse cx="${x}" cy="${y + r * 0.42}" rx="${r * 0.55}" ry="${r * 0.3}" fill="#e9b7a4"/><circle cx="${x - r * 0.28}" cy="${y - r * 0.2}" r="${r * 0.1}" fill="${ink}"/><circle cx="${x + r * 0.33}" cy="${y - r * 0.2}" r="${r * 0.1}" fill="#fff"/>`,
  oat: (x: number, y: number, r: number) =>
    `<path d="M${x} ${y + r}V${y - r}" stroke="${honey.shade}" stroke-width="${r * 0.12}"/>${[-0.8, -0.4, 0, 0.4].map((dy) => `<ellipse cx="${x - r * 0.3}" cy="${y + dy * r}" rx="${r * 0.16}" ry="${r * 0.34}" transform="rotate(-28 ${x - r * 0.3} ${y + dy * r})" fill="${honey.light}"/><ellipse cx="${x + r * 0.3}" cy="${y + dy * r}" rx="${r * 0.16}" ry="${r * 0.34}" transform="rotate(28 ${x + r * 0.3} ${y + dy * r})" fill="${honey.shade}"/>`).join('')}`,
  ginger: (x: number, y: number, r: number) =>
    `<path d="M${x - r} ${y + r * 0.1}q0 -${r * 0.6} ${r * 0.6} -${r * 0.5}q.1 -${r * 0.6} ${r * 0.5} -${r * 0.5}q${r * 0.4} 0 ${r * 0.3} ${r * 0.5}q${r * 0.7} 0 ${r * 0.6} ${r * 0.5}q-.1 ${r * 0.5} -${r * 0.7} ${r * 0.4}q-${r * 0.4} ${r * 0.5} -${r * 0.8} ${r * 0.1}q-${r * 0.5} .1 -${r * 0.5} -${r * 0.5}z" fill="${wood.light}"/><path d="M${x - r * 0.4} ${y - r * 0.2}l${r * 0.2} ${r * 0.5}M${x + r * 0.2} ${y - r * 0.2}l${r * 0.2} ${r * 0.4}" stroke="${wood.shade}" stroke-width="${r * 0.08}"/>`,
  elderflower: (x: number, y: number, r: number) =>
    `<path d="M${x} ${y + r}q0 -${r * 0.6} -${r * 0.6} -${r}M${x} ${y + r}V${y - r * 0.2}M${x} ${y + r}q0 -${r * 0.6} ${r * 0.6} -${r}" fill="none" stroke="${clover.light}" stroke-width="${r * 0.1}"/>${[
      [-0.75, -0.1],
      [-0.35, -0.5],
      [0, -0.15],
      [0.35, -0.5],
      [0.75, -0.1],
      [-0.35, 0.12],
      [0.38, 0.12],
      [0, -0.72],
    ]
      .map(
        ([dx = 0, dy = 0]) =>
          `<circle cx="${x + dx * r}" cy="${y + dy * r}" r="${r * 0.24}" fill="#fff"/><circle cx="${x + dx * r}" cy="${y + dy * r}" r="${r * 0.08}" fill="${honey.light}"/>`,
      )
      .join('')}`,
};
export type Motif = keyof typeof motifs;
