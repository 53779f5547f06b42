import { type Asked, back, backTones, front, frontOf, png, type Tones } from './labels';
import { light, milky, wooden } from './materials';
import { amber, lidOf, woodenLid } from './packs';
import { capsules, crystals, grains, strainer } from './props';
import type { Of } from './shelf';
import type { Shot } from './studio';
import { jar, jarShape, paperSize, placed, type Shape, screwCap, type Thing, turned } from './vessels';

const beech = wooden('#d9b583', '#c49a63');
export function jarShots(pack: Of<'jar'>, asked: Asked): Shot[] {
  const { product } = asked;
  const [first] = product.variants;
  if (!first) return [];
  const shape = jarShape(3.3, 9, 0.9, 5);
  const file = png(product, 'front');
  const behind = png(product, 'back');
  const content =
    pack.filled === 'grains'
      ? { content: [grains([0, 0, 2.5], 60, 5, 1)], liquid: milky('#fbf6ea'), level: 0.6 }
      : { content: [crystals([0, 0, 2.55], 420, 0.7, 5.4)] };
  const lid = lidOf(3.15, 7.7, 1.7, pack.lid);
  const loose =
    pack.filled === 'grains'
      ? [saucer(6.2, -2.2, 2.9), grains([6.2, -2.2, 1.9], 34, 0.55, 0.7, 29)]
      : [saucer(6.2, -2.2, 2.9), crystals([6.2, -2.2, 1.8], 120, 0.5, 0.9, 31)];
  return [
    {
      name: first.slug,
      view: { width: 17, aim: 4.7, across: 1.6 },
      labels: { [file]: frontOf(asked, first, pack.label, paperSize(shape)) },
      things: [...jar({ shape, ...content, lid, front: file }), ...loose],
    },
    {
      name: 'back',
      view: { width: 12, aim: 4.4 },
      labels: { [behind]: back(product, backTones, paperSize(turned(shape))) },
      things: jar({ shape: turned(shape), ...content, lid, front: behind }),
    },
  ];
}
/** A low white dish. */
const saucer = (x: number, z: number, radius: number): Thing =>
  `difference{cylinder{<0,0,0>,<0,0.75,0>,${radius}} sphere{0,1 scale<${radius * 0.93},0.62,${radius * 0.93}> translate y*0.8} pigment{rgb ${light('#f1ece0')}} interior{ior 1.5} finish{diffuse 0.85 reflection{0,0.5 fresnel} conserve_energy} translate<${x},0,${z}>}`;

export function capsuleShots(pack: Of<'capsules'>, asked: Asked): Shot[] {
  const { product } = asked;
  const [first] = product.variants;
  if (!first) return [];
  const shape = jarShape(2.9, 10.4, 1, 7);
  const [file, behind] = [png(product, 'front'), png(product, 'back')];
  const filled = {
    shape,
    tint: amber,
    content: [
      capsules(
        Array.from({ length: 60 }, (_, index) => [
          1.3 * Math.cos(index * 2.4),
          1.3 * Math.sin(index * 2.4),
          index * 61,
          0.7 + index * 0.1,
        ]),
      ),
    ],
    lid: screwCap(2.75, 8.9, 1.9, pack.lid),
  };
  return [
    {
      name: first.slug,
      view: { width: 17, aim: 5.2, across: 0.6 },
      labels: { [file]: frontOf(asked, first, pack.label, paperSize(shape)) },
      things: [
        ...jar({ ...filled, front: file }),
        capsules([
          [4.4, -3, 20],
          [5.8, -1.8, 130],
          [3.6, -4.2, 75],
          [6.6, -3.6, -25],
          [5, -4.9, 160],
        ]),
      ],
    },
    {
      name: 'back',
      view: { width: 12.5, aim: 5 },
      labels: { [behind]: back(product, backTones, paperSize(turned(shape))) },
      things: jar({ ...filled, shape: turned(shape), front: behind }),
    },
  ];
}

export function balmShots(pack: Of<'balm'>, asked: Asked): Shot[] {
  const { product } = asked;
  const [first] = product.variants;
  if (!first) return [];
  const shape = jarShape(3.1, 5.2, 0.55, 3.1);
  const [file, behind] = [png(product, 'front'), png(product, 'open')];
  const filled = { shape, tint: amber, liquid: milky('#f1e2bd'), level: 0.74 };
  const lid = screwCap(3, 3.75, 1.75, pack.lid);
  return [
    {
      name: first.slug,
      view: { width: 12, aim: 2.8 },
      labels: { [file]: frontOf(asked, first, pack.label, paperSize(shape)) },
      things: jar({ ...filled, lid, front: file }),
    },
    {
      name: 'open',
      view: { width: 15.5, aim: 2.4, across: 2.4, tilt: 24 },
      labels: { [behind]: frontOf(asked, first, pack.label, paperSize(shape)) },
      things: [
        ...jar({ ...filled, lid: [], front: behind }),
        placed(screwCap(3, 0, 1.75, pack.lid), { x: 5.6, z: 1.6 }),
      ],
    },
  ];
}

const large: Shape = jarShape(5.1, 15.6);
const jarLid = woodenLid(4.9, 14.3, 1.6, beech);

export function emptyJarShots({ product }: Asked): Shot[] {
  const [first] = product.variants;
  if (!first) return [];
  return [
    {
      name: first.slug,
      view: { width: 27, aim: 7.6, across: 2.4 },
      labels: {},
      things: [placed(jar({ shape: large, lid: jarLid }), { x: -2.6 }), strainer(6.6, -3)],
    },
    {
      name: 'filled',
      view: { width: 25, aim: 7.4 },
      labels: {},
      things: jar({ shape: large, lid: jarLid, liquid: milky('#fbf6ea'), level: 0.7 }),
    },
  ];
}

export function kitShots(asked: Asked): Shot[] {
  const { product, brand } = asked;
  const [first] = product.variants;
  if (!first) return [];
  const [_box, booklet] = [png(product, 'box'), png(product, 'booklet')];
  const clover: Tones = { paper: '#2f6b46', print: '#fdf8ec', field: '#3f8058' };
  const cover = { width: 9, height: 12, seen: 9 };
  const bookAt = (x: number, z: number, turn: number, lean: number) =>
    placed(
      [
        `box{<-4.5,0,-0.12>,<4.5,12,0.12> pigment{image_map{png "${booklet}" interpolate 2} scale<9,12,1> translate<-4.5,0,0>} finish{diffuse 0.86}}`,
      ],
      { x, z, turn, lean },
    );
  const grainJar = jar({
    shape: jarShape(2.4, 6.6),
    liquid: milky('#fbf6ea'),
    level: 0.5,
    content: [grains([0, 0, 1.7], 30, 3, 0.8)],
    lid: lidOf(2.25, 5.4, 1.4, '#2f6b46'),
  });
  return [
    {
      name: first.slug,
      view: { width: 30, aim: 7.4, across: 1.8 },
      labels: { [booklet]: front(product, first, brand, clover, cover, 9) },
      things: [
        placed(jar({ shape: large, lid: jarLid }), { x: -5.6, z: 2 }),
        bookAt(6.4, 3.6, 10, 9),
        placed(grainJar, { x: 1.4, z: -4.8 }),
        strainer(8.2, -5.4, 0.8),
      ],
    },
    {
      name: 'grains',
      view: { width: 17, aim: 4.6, across: 1.4 },
      labels: { [booklet]: front(product, first, brand, clover, cover, 9) },
      things: [placed(grainJar, { x: -1.6, z: -3 }), bookAt(4, 3, 12, 12)],
    },
  ];
}
