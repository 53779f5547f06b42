import { milky } from './materials';
import { lavender } from './props';
import type { Shot } from './studio';
import { placed, type Thing, tumbler } from './vessels';

/** A picture of a product by its name, and where it stands in the group. */
type Standing = readonly [picture: string, x: number, z: number, turn?: number];
type Still = { view: Shot['view']; stand: readonly Standing[]; beside?: readonly Thing[] };

/** The group for the front page, and one for each shelf. */
const stills: Readonly<Record<string, Still>> = {
  'shop/group': {
    view: { width: 44, aim: 11.4, ratio: 1.5 },
    stand: [
      ['goats-milk-kefir/1-litre', -9.4, 5, 6],
      ['cows-milk-kefir/500-ml', 0, 5.4],
      ['kefir-bath-milk/250-g', 22.6, 8, -8],
      ['elderflower-water-kefir/330-ml', 8, 6.4, -4],
      ['ginger-water-kefir/330-ml', -18.4, 6.4, 4],
      ['kefir-lotion/200-ml', 15, 3.6],
      ['goats-milk-kefir/250-ml', -14.4, -3, 6],
      ['oat-kefir/500-ml', -5, -2.6, 2],
      ['milk-kefir-grains/10-g', 3.6, -5, 0],
      ['kefir-face-balm/60-ml', 12.2, -5.6, -4],
      ['kefir-soap/100-g', 21, -4.2, -12],
      ['water-kefir-crystals/60-g', -22.4, -3.6, 6],
    ],
  },
  'shop/milk-kefir': {
    view: { width: 33, aim: 9.2, ratio: 1.5 },
    stand: [
      ['goats-milk-kefir/1-litre', -9.6, 4, 6],
      ['cows-milk-kefir/500-ml', 0.4, 3.2],
      ['oat-kefir/500-ml', 9.6, 0.6, -4],
    ],
    beside: [placed(tumbler(3.3, 9.4, milky('#fcf9f1'), 0.8), { x: -3.6, z: -5.4 })],
  },
  'shop/water-kefir-and-cultures': {
    view: { width: 33, aim: 9.6, ratio: 1.5 },
    stand: [
      ['ginger-water-kefir/330-ml', -7.6, 3, 4],
      ['elderflower-water-kefir/330-ml', 1.6, 4.4, -2],
      ['milk-kefir-grains/10-g', 7.4, -3.4, -4],
    ],
  },
  'shop/skincare': {
    view: { width: 31, aim: 8.4, ratio: 1.5 },
    stand: [
      ['kefir-bath-milk/250-g', -8.6, 5, 8],
      ['kefir-lotion/200-ml', 2, 2],
      ['kefir-soap/100-g', -4.6, -5.4, 8],
      ['kefir-face-balm/60-ml', 10, -2, -4],
    ],
    beside: [lavender({ x: 6.4, z: -7, turn: 176 })],
  },
  'shop/supplements-and-kit': {
    view: { width: 33, aim: 8.2, ratio: 1.5 },
    stand: [
      ['kefir-starter-kit/one-kit', -3.4, 2],
      ['kefir-capsules/60-capsules', 11.4, -2, -6],
    ],
  },
};

/** The stills whose products all have their pictures. */
export function stillsOf(shots: ReadonlyMap<string, Shot>): [string, Shot][] {
  return Object.entries(stills).flatMap(([name, { view, stand, beside = [] }]): [string, Shot][] => {
    const stood = stand.flatMap(([picture, x, z, turn = 0]) => {
      const shot = shots.get(picture);
      return shot ? [{ shot, thing: placed(shot.things, { x, z, turn }) }] : [];
    });
    if (stood.length < stand.length) return [];
    const labels = Object.assign({}, ...stood.map(({ shot }) => shot.labels));
    return [[name, { name, view, labels, things: [...stood.map(({ thing }) => thing), ...beside] }]];
  });
}
