import type { Variant } from '@/lib/content/schema/product';
import { type Asked, back, backTones, frontOf, png } from './labels';
import { bandSize, pouch, pouchSize, pump, pumpShape, soap, tube, tubeSize } from './packs';
import { foam, lavender } from './props';
import type { Of } from './shelf';
import type { Shot } from './studio';
import { paperSize, placed, turned } from './vessels';

const isHalf = ({ netQuantity: { value, unit } }: Variant) => unit === 'ml' && value < 100;

export function lotionShots(pack: Of<'pump'>, asked: Asked): Shot[] {
  const { product } = asked;
  const fronts = product.variants.map((variant): Shot => {
    const file = png(product, variant.slug);
    const small = isHalf(variant);
    return {
      name: variant.slug,
      view: { width: 21.5, aim: 8 },
      labels: {
        [file]: frontOf(
          asked,
          variant,
          small ? { ...pack.label, paper: pack.body, field: pack.body } : pack.label,
          small ? tubeSize : paperSize(pumpShape),
        ),
      },
      things: small ? tube(file, pack.body, pack.cap) : pump(file, pack.body, pack.cap),
    };
  });
  const file = png(product, 'back');
  return [
    ...fronts,
    {
      name: 'back',
      view: { width: 12.5, aim: 6 },
      labels: { [file]: back(product, backTones, paperSize(turned(pumpShape))) },
      things: pump(file, pack.body, pack.cap, turned(pumpShape)),
    },
  ];
}

export function soapShots(pack: Of<'soap'>, asked: Asked): Shot[] {
  const { product } = asked;
  const [first] = product.variants;
  if (!first) return [];
  const file = png(product, 'front');
  return [
    {
      name: first.slug,
      view: { width: 14.5, aim: 2.1, tilt: 30 },
      labels: { [file]: frontOf(asked, first, pack.label, bandSize) },
      things: [placed(soap(pack.bar, file), { turn: 18 })],
    },
    {
      name: 'lather',
      view: { width: 14.5, aim: 1.9, tilt: 24 },
      labels: {},
      things: [
        placed(soap(pack.bar, null), { turn: 22 }),
        foam([-1.6, -3.2, 3.6], 700, 1.1),
        foam([1, 0, 2.4], 260, 0.7, 3, 19),
      ],
    },
  ];
}

export function pouchShots(pack: Of<'pouch'>, asked: Asked): Shot[] {
  const { product } = asked;
  const [first] = product.variants;
  if (!first) return [];
  const [file, behind] = [png(product, 'front'), png(product, 'back')];
  return [
    {
      name: first.slug,
      view: { width: 26, aim: 9 },
      labels: { [file]: frontOf(asked, first, pack.label, pouchSize) },
      things: [
        ...pouch(file, pack.body),
        lavender({ x: 4.4, z: -5.6, turn: 196 }),
        lavender({ x: 5, z: -4.4, turn: 182 }, 9),
      ],
    },
    {
      name: 'back',
      view: { width: 17, aim: 8 },
      labels: { [behind]: back(product, backTones, pouchSize) },
      things: pouch(behind, pack.body),
    },
  ];
}
