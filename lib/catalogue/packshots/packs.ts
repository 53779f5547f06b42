import { type Colour, matt, milky, plastic, printed } from './materials';
import { type Corner, lathe, type Mesh, type Point, rounded, sheet } from './mesh';
import { type Shape, screwCap, solid, type Thing } from './vessels';

/** A pump bottle: its body, a collar, and a head whose nozzle looks to the left. */
export const pumpShape: Shape = { radius: 2.75, height: 13, neck: 1.2, paper: { from: 1.6, to: 9.6, reach: 1.3 } };
export function pump(front: string, colour: Colour, head: Colour, shape = pumpShape): Thing[] {
  const {
    radius: r,
    height: h,
    paper: { from, to, reach },
  } = shape;
  const body: Corner[] = [
    [0, 0.15],
    [r * 0.8, 0, 0.2],
    [r, 0, 0.7],
    [r, h, 1.7],
    [1.25, h, 0.6],
    [1.25, h + 0.6],
  ];
  const collar: Corner[] = [
    [1.45, h + 0.25],
    [1.45, h + 1.5, 0.15],
    [0, h + 1.5],
  ];
  const button: Corner[] = [
    [0.42, h + 1.5],
    [0.42, h + 2.6],
    [1.15, h + 2.6, 0.25],
    [1.15, h + 3.5, 0.35],
    [0, h + 3.5],
  ];
  return [
    solid(lathe(rounded(body)), plastic(colour)),
    solid(lathe(rounded(collar), { ribs: { count: 44, depth: 0.05 } }), plastic(head)),
    solid(lathe(rounded(button)), plastic(head)),
    `sphere_sweep{cubic_spline 6,<1,${h + 3.1},0>,0.42,<0,${h + 3.1},0>,0.42,<-1.6,${h + 3.15},-0.1>,0.38,<-2.9,${h + 3.1},-0.2>,0.32,<-3.35,${h + 2.55},-0.22>,0.28,<-3.5,${h + 1.6},-0.25>,0.26 ${plastic(head)}}`,
    solid(
      lathe(
        rounded([
          [r + 0.02, from],
          [r + 0.02, to],
        ]),
        { from: -reach, to: reach, segments: 64 },
      ),
      printed(front),
    ),
  ];
}

/** A tube that stands on its cap, pressed flat at its top. */
export const tubeSize = { width: 3.5, height: 6.4, seen: 3.3, radius: 1.75, from: 2.6, to: 9, top: 11.4 };
export function tube(front: string, colour: Colour, cap: Colour): Thing[] {
  const { radius, top, from, to } = tubeSize;
  const at = (angle: number, y: number, grown = 0): Point => {
    const flat = Math.max(0, (y - 2.1) / (top - 2.1)) ** 1.25;
    return [
      (radius + 0.3 * flat + grown) * Math.sin(angle),
      y,
      -(radius * (1 - flat) + 0.06 + grown) * Math.cos(angle),
    ];
  };
  return [
    ...screwCap(radius - 0.05, 0, 2, cap),
    solid(
      sheet(96, 40, (u, v) => at((u - 0.5) * 2 * Math.PI, 2.05 + v * (top - 2.05))),
      plastic(colour),
    ),
    solid(
      sheet(48, 40, (u, v) => at((u - 0.5) * 2.5, from + v * (to - from), 0.015)),
      printed(front),
    ),
  ];
}

/** A pouch that stands by itself, with a seal across its top. */
export const pouchSize = { width: 9, height: 10.4, seen: 9 };
export function pouch(front: string, colour: Colour): Thing[] {
  const [width, height] = [12, 18.5];
  const side = (x: number, v: number): number => {
    const belly = (1 - v ** 1.7) * 2.9 * (0.72 + 0.28 * Math.sin(Math.min(1, v * 3.2) * (Math.PI / 2)));
    const across = Math.sqrt(Math.max(0, 1 - Math.abs((2 * x) / width) ** 2.6));
    return belly * across + 0.05;
  };
  const wrinkle = (x: number, v: number) =>
    0.05 * Math.sin(x * 2.1 + v * 5) * Math.sin(v * 17 + x) * (1 - v) + 0.04 * Math.sin(x * 5.3) * v ** 4;
  const face = (sign: number, grown = 0, half = width / 2, low = 0, high = 1) =>
    sheet(80, 80, (u, v) => {
      const x = (u - 0.5) * 2 * half * sign;
      const up = low + v * (high - low);
      return [x * (1 - 0.02 * Math.sin(up * Math.PI)), up * height, -sign * (side(x, up) + wrinkle(x, up) * 1 + grown)];
    });
  return [
    solid(
      face(1),
      `pigment{rgb ${'<0.74,0.66,0.54>'}} normal{bumps 0.08 scale 0.06} finish{diffuse 0.85}`.replace(
        '<0.74,0.66,0.54>',
        colourOf(colour),
      ),
    ),
    solid(face(-1), matt(colour)),
    `box{<${-width / 2},${height - 0.1},-0.07>,<${width / 2},${height + 0.9},0.07> ${matt(colour)}}`,
    solid(face(1, 0.03, pouchSize.width / 2, 0.16, 0.16 + pouchSize.height / height), printed(front)),
  ];
}
const colourOf = (colour: Colour) => /rgb (<[^>]+>)/.exec(matt(colour))?.[1] ?? '';

/** A bar of soap: wrapped in a paper band, or bare. */
export const bandSize = { width: 5.8, height: 8.2, seen: 5.2 };
export function soap(colour: Colour, band: string | null): Thing[] {
  const [width, height, depth] = [8.2, 3.1, 5.4];
  const bar = solid(
    softBox(width, height, depth, 0.55),
    `${milky(colour).replace('emission 0.02', 'emission 0.03 specular 0.12 roughness 0.05')}`,
  );
  if (!band) return [bar];
  const half = 2.9;
  return [
    bar,
    solid(
      sheet(2, 40, (u, v) => ringAt((u - 0.5) * 2 * half, v, height, depth)),
      printed(band),
    ),
  ];
}
/** Up the front and over the top, a hair above the bar. */
function ringAt(x: number, v: number, height: number, depth: number): Point {
  const [front, top] = [height, depth];
  const along = v * (front + top - 0.3);
  const r = 0.6;
  const g = 0.03;
  if (along < front - r) return [x, along, -depth / 2 - g];
  if (along < front + r) {
    const t = ((along - front + r) / (2 * r)) * (Math.PI / 2);
    return [x, height - r + (r + g) * Math.sin(t), -depth / 2 + r - (r + g) * Math.cos(t)];
  }
  if (along < front + top - r) return [x, height + g, -depth / 2 + along - front];
  return [x, height - (along - front - top), depth / 2 + g];
}

/** A box with round edges. */
const softBox = (width: number, height: number, depth: number, edge: number): Mesh => {
  const pull = (value: number, half: number) => Math.sign(value) * Math.min(1, Math.abs(value)) * (half - edge);
  return sheet(128, 64, (u, v) => {
    const [angle, tilt] = [u * Math.PI * 2 - Math.PI, (v - 0.5) * Math.PI];
    const square = (value: number) => Math.sign(value) * Math.min(1, Math.abs(value) ** 0.18 * 1.0);
    const [sx, sy, sz] = [Math.cos(tilt) * Math.sin(angle), Math.sin(tilt), -Math.cos(tilt) * Math.cos(angle)];
    return [
      pull(square(sx), width / 2) + edge * sx,
      height / 2 + pull(square(sy), height / 2) + edge * sy,
      pull(square(sz), depth / 2) + edge * sz,
    ];
  });
};

export const amber: Colour = '#a8642a';

/** A wide lid, as a jar has. */
export const lidOf = (radius: number, y: number, height: number, colour: Colour): Thing[] =>
  screwCap(radius, y, height, colour);
export const woodenLid = (radius: number, y: number, height: number, material: string): Thing[] => [
  solid(
    lathe(
      rounded([
        [radius - 0.1, y, 0.05],
        [radius, y, 0.12],
        [radius, y + height, 0.25],
        [0, y + height],
      ]),
    ),
    material,
  ),
];
