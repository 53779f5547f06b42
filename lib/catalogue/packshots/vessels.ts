import { type Colour, glass, glazed, plastic, printed } from './materials';
import { type Corner, lathe, type Mesh, meshText, rounded } from './mesh';

/** A thing of the scene, as the renderer reads it. */
export type Thing = string;
type Place = { x?: number; y?: number; z?: number; turn?: number; lean?: number; roll?: number };

export const solid = (mesh: Mesh, material: string): Thing => `mesh2{${meshText(mesh)} ${material}}`;
export const placed = (things: readonly Thing[], { x = 0, y = 0, z = 0, turn = 0, lean = 0, roll = 0 }: Place): Thing =>
  `union{${things.join('\n')} rotate<${lean},${turn},${roll}> translate<${x},${y},${z}>}`;

/** Printed paper around something turned: the front looks at the camera, the back away from it. */
type Papers = { front?: string; back?: string };
export type Shape = {
  radius: number;
  height: number;
  neck: number;
  paper: { from: number; to: number; reach: number };
};

function paper({ radius, paper: { from, to, reach } }: Shape, { front, back }: Papers, segments = 64): Thing[] {
  const sheet = rounded([
    [radius + 0.02, from],
    [radius + 0.02, to],
  ]);
  const around = (file: string, middle: number) =>
    solid(lathe(sheet, { segments, from: middle - reach, to: middle + reach }), printed(file));
  return [...(front ? [around(front, 0)] : []), ...(back ? [around(back, Math.PI)] : [])];
}
/** How large a label is, laid flat. */
export const paperSize = ({ radius, paper: { from, to, reach } }: Shape) => ({
  width: 2 * reach * (radius + 0.02),
  height: to - from,
  seen: 2 * radius * Math.sin(Math.min(reach, 1.15)),
});
/** The same vessel turned round: a back is narrow enough to be read at once. */
export const turned = (shape: Shape): Shape => ({ ...shape, paper: { ...shape.paper, reach: 0.86 } });

export const dairy = (ml: number): Shape => {
  const scale = Math.cbrt(ml / 500);
  const [radius, height] = [3.85 * scale, 15.6 * scale + 3.2];
  return { radius, height, neck: 1.95, paper: { from: 1.3 * scale, to: 9.3 * scale, reach: 1.32 } };
};
export const slim: Shape = { radius: 3.05, height: 22, neck: 1.35, paper: { from: 1.4, to: 10.6, reach: 1.36 } };

type Filled = { shape: Shape; liquid: string; level?: number; cap: Colour | null; tint?: Colour } & Papers;
const wall = 0.2;

/** A glass bottle with a screw cap, filled to its shoulder; without `cap` it stands open. */
export function bottle({ shape, liquid, cap, tint = '#fbfefc', level = 0.815, ...papers }: Filled): Thing[] {
  const { radius: r, height: h, neck } = shape;
  const body = shape.paper.to + 2;
  const shoulder = h * 0.84;
  const outside: Corner[] = [
    [0, 0.3],
    [r * 0.62, 0.3, 0.3],
    [r * 0.76, 0, 0.25],
    [r, 0, 1],
    [r, body, 1.9],
    [neck + 0.06, shoulder, 2],
    [neck, h - 2.1, 0.3],
    [neck, h - 0.3, 0.1],
  ];
  const inside: Corner[] = [
    [neck - wall, h - 0.3, 0.1],
    [neck - wall, h - 2.1, 0.3],
    [neck - wall + 0.06, shoulder, 2],
    [r - wall, body, 1.9],
    [r - wall, 0.62, 0.9],
    [0, 0.62],
  ];
  const top = h * level;
  // The drink reaches just into the glass, so that no air shows between them.
  const fill = surfaceUpTo(inside, top, 0.02);
  const things = [
    solid(lathe(rounded([...outside, ...inside])), `${glass(tint)} no_shadow no_radiosity`),
    solid(lathe(fill), liquid),
    ...paper(shape, papers),
  ];
  return cap ? [...things, ...screwCap(neck + 0.42, h - 2.05, 2.05, cap)] : things;
}

/** The inside of a vessel from its floor to a level, closed there. */
function surfaceUpTo(inside: readonly Corner[], top: number, into: number) {
  const wallUp = rounded(inside.toReversed()).filter(({ y }) => y <= top);
  const filled = wallUp.map(({ r, y, nr, ny }) => ({ r: r > 0.01 ? r + into : 0, y: y - into, nr, ny }));
  const rim = filled.at(-1)?.r ?? 0;
  return [
    ...filled,
    ...rounded([
      [rim, top],
      [0, top],
    ]),
  ];
}

export const screwCap = (r: number, y: number, height: number, colour: Colour): Thing[] => [
  solid(
    lathe(
      rounded([
        [r - 0.1, y],
        [r, y, 0.08],
        [r, y + height, 0.22],
        [0, y + height],
      ]),
      { ribs: { count: Math.round(r * 22), depth: 0.055 } },
    ),
    plastic(colour),
  ),
];

/** A bottle as one of many: without what only shows near by. */
export function plainBottle({
  shape,
  liquid,
  cap,
  ...papers
}: { shape: Shape; liquid: Colour; cap: Colour } & Papers): Thing[] {
  const { radius: r, height: h, neck } = shape;
  const body = shape.paper.to + 2;
  const outside = rounded([
    [r * 0.8, 0, 0.2],
    [r, 0, 0.9],
    [r, body, 1.9],
    [neck + 0.06, h * 0.84, 2],
    [neck, h - 0.3],
  ]);
  return [
    solid(lathe(outside, { segments: 48 }), glazed(liquid)),
    ...paper(shape, papers, 24),
    solid(
      lathe(
        rounded([
          [neck + 0.42, h - 2.05],
          [neck + 0.42, h, 0.22],
          [0, h],
        ]),
        { segments: 40 },
      ),
      plastic(cap),
    ),
  ];
}

export const jarShape = (radius: number, height: number, from = 0.7, to = height - 1.9): Shape => ({
  radius,
  height,
  neck: radius - 0.45,
  paper: { from, to, reach: 1.3 },
});

type Jar = { shape: Shape; tint?: Colour; content?: Thing[]; liquid?: string; level?: number; lid: Thing[] } & Papers;

/** A straight jar. What is in it stands in its content; a liquid fills it to its level. */
export function jar({ shape, tint = '#fbfefc', content = [], liquid, level = 0.7, lid, ...papers }: Jar): Thing[] {
  const { radius: r, height: h, neck } = shape;
  const inside: Corner[] = [
    [neck - wall, h - 0.2, 0.1],
    [neck - wall, h - 1.3, 0.3],
    [r - wall, h - 1.9, 0.7],
    [r - wall, 0.5, 0.8],
    [0, 0.5],
  ];
  const outside: Corner[] = [
    [0, 0.2],
    [r * 0.7, 0.2, 0.2],
    [r * 0.8, 0, 0.2],
    [r, 0, 0.8],
    [r, h - 1.7, 0.7],
    [neck, h - 1.2, 0.3],
    [neck, h - 0.2, 0.1],
  ];
  return [
    // What is full casts the shadow; looking through glass for it as well would take three times as long.
    solid(lathe(rounded([...outside, ...inside])), `${glass(tint)} ${liquid ? 'no_shadow' : ''} no_radiosity`),
    ...(liquid ? [solid(lathe(surfaceUpTo(inside, h * level, 0.015)), liquid)] : []),
    ...content,
    ...paper(shape, papers),
    ...lid,
  ];
}

/** A tumbler, filled. */
export function tumbler(radius: number, height: number, liquid: string, level: number): Thing[] {
  const inside: Corner[] = [
    [radius - 0.14, height, 0.06],
    [radius * 0.86, 0.75, 0.5],
    [0, 0.75],
  ];
  return [
    solid(
      lathe(rounded([[0, 0.08], [radius * 0.86, 0, 0.3], [radius, height, 0.06], ...inside])),
      `${glass('#fbfefc')} no_shadow no_radiosity`,
    ),
    solid(
      lathe(surfaceUpTo(inside.toSpliced(1, 0, [radius * 0.93 - 0.07, height * level + 0.01]), height * level, 0.015)),
      liquid,
    ),
  ];
}
