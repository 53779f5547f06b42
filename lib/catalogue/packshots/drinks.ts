import { type Asked, back, backTones, frontOf, png } from './labels';
import { type Colour, clear, matt, milky } from './materials';
import { elderflower, ginger, gingerSlice, oats } from './props';
import type { Of } from './shelf';
import type { Shot } from './studio';
import { bottle, dairy, paperSize, placed, plainBottle, screwCap, slim, type Thing, tumbler, turned } from './vessels';

function dairyBottle(
  pack: { drink: Colour; cap: Colour },
  ml: number,
  papers: { front?: string; back?: string },
  open = false,
): Thing[] {
  return bottle({
    shape: dairy(ml),
    liquid: milky(pack.drink),
    cap: open ? null : pack.cap,
    level: open ? 0.72 : 0.815,
    ...papers,
  });
}

export function dairyShots(pack: Of<'dairy'>, asked: Asked): Shot[] {
  const { product } = asked;
  const fronts = product.variants.map((variant): Shot => {
    const ml = variant.netQuantity.value;
    const label = png(product, variant.slug);
    return {
      name: variant.slug,
      view: { width: 26.5, aim: 10.6 },
      labels: { [label]: frontOf(asked, variant, pack.label, paperSize(dairy(ml))) },
      things: [
        ...dairyBottle(pack, ml, { front: label }),
        ...(pack.beside ? [oats([-6.4, -3.4, 3], 130), oats([6.2, -1.5, 2.2], 34, 9)] : []),
      ],
    };
  });
  const [first] = product.variants;
  if (!first) return fronts;
  const shape = dairy(first.netQuantity.value);
  const [label, behind] = [png(product, 'poured'), png(product, 'back')];
  return [
    ...fronts,
    {
      name: 'poured',
      view: { width: 27, aim: 9.2, across: 1.6 },
      labels: { [label]: frontOf(asked, first, pack.label, paperSize(shape)) },
      things: [
        placed(dairyBottle(pack, first.netQuantity.value, { front: label }, true), { x: -3.2, z: 2, turn: -8 }),
        placed(tumbler(3.3, 9.4, milky(pack.drink), 0.8), { x: 5.6, z: -1.6 }),
        placed(screwCap(2.37, 0, 2.05, pack.cap), { x: 0.6, z: -6.4 }),
        ...(pack.beside ? [oats([-5.6, -5.4, 2.4], 70)] : []),
      ],
    },
    {
      name: 'back',
      view: { width: 14.5, aim: 6.3 },
      labels: { [behind]: back(product, backTones, paperSize(turned(shape))) },
      things: bottle({ shape: turned(shape), liquid: milky(pack.drink), cap: pack.cap, front: behind }),
    },
  ];
}

const slimBottle = (pack: Of<'slim'>, file: string, shape = slim): Thing[] =>
  bottle({ shape, liquid: clear(pack.drink), cap: pack.cap, level: 0.83, front: file });
const flavours = {
  ginger: [ginger(-6.2, -0.6, 24), gingerSlice(5.4, -3.6, 0), gingerSlice(7.2, -2.6, -8)],
  elderflower: [elderflower({ x: 5.6, z: -3.2, turn: 158 }), elderflower({ x: -5.6, z: -2.4, turn: 10 }, 8)],
};

export function slimShots(pack: Of<'slim'>, asked: Asked): Shot[] {
  const { product } = asked;
  const [first] = product.variants;
  const fronts = product.variants.map((variant): Shot => {
    const label = png(product, variant.slug);
    const many = Math.round(variant.netQuantity.value / (first?.netQuantity.value ?? variant.netQuantity.value));
    const one = slimBottle(pack, label);
    const printed = many > 1 && first ? first : variant;
    return {
      name: variant.slug,
      view: many > 1 ? { width: 28, aim: 10.6, across: 0.3 } : { width: 26.5, aim: 10.6 },
      labels: { [label]: frontOf(asked, printed, pack.label, paperSize(slim)) },
      things:
        many > 1
          ? Array.from({ length: many }, (_, index) =>
              placed(one, {
                x: ((index % 3) - 1) * 6.9 + (index < 3 ? 0 : 1.6),
                z: index < 3 ? -2.5 : 5.4,
                turn: ((index * 37) % 17) - 8,
              }),
            )
          : [...one, ...flavours[pack.beside]],
    };
  });
  if (!first) return fronts;
  const [label, behind] = [png(product, 'poured'), png(product, 'back')];
  return [
    ...fronts,
    {
      name: 'poured',
      view: { width: 26, aim: 9.6, across: 1.2 },
      labels: { [label]: frontOf(asked, first, pack.label, paperSize(slim)) },
      things: [
        placed(slimBottle(pack, label), { x: -3.2, z: 2.2, turn: -6 }),
        placed(tumbler(3.2, 9.2, clear(pack.drink), 0.78), { x: 5.2, z: -1.4 }),
        ...(pack.beside === 'ginger'
          ? [gingerSlice(-2.2, -5.2, 0), gingerSlice(0.4, -5.8, -10)]
          : [elderflower({ x: -1.6, z: -5.4, turn: 20 })]),
      ],
    },
    {
      name: 'back',
      view: { width: 13.5, aim: 6.6 },
      labels: { [behind]: back(product, backTones, paperSize(turned(slim))) },
      things: slimBottle(pack, behind, turned(slim)),
    },
  ];
}

const boxes = (size: readonly number[], at: readonly number[], material: string): Thing =>
  `box{<${at.map((part, axis) => part - (size[axis] ?? 0) / 2)}>,<${at.map((part, axis) => part + (size[axis] ?? 0) / 2)}> ${material}}`;

export function crateShots(pack: Of<'crate'>, asked: Asked): Shot[] {
  const { product } = asked;
  const shape = dairy(250);
  const fronts = product.variants.map((variant): Shot => {
    const label = png(product, variant.slug);
    const one = plainBottle({ shape, liquid: pack.drink, cap: pack.cap, front: label });
    const portions = Math.round(variant.netQuantity.value / (variant.singlePortion?.value ?? 250));
    const [across, deep] = [7, Math.ceil(portions / 7)];
    const pitch = shape.radius * 2 + 0.5;
    const [width, depth] = [across * pitch + 0.8, deep * pitch + 0.8];
    const card = matt('#b98f5c');
    const walls = [
      boxes([width + 1, 0.5, depth + 1], [0, 0.25, 0], card),
      boxes([width + 1, 2.6, 0.5], [0, 1.3, -depth / 2 - 0.25], card),
      boxes([width + 1, 2.6, 0.5], [0, 1.3, depth / 2 + 0.25], card),
      boxes([0.5, 2.6, depth], [-width / 2 - 0.25, 1.3, 0], card),
      boxes([0.5, 2.6, depth], [width / 2 + 0.25, 1.3, 0], card),
    ];
    return {
      name: variant.slug,
      view: { width: 55, aim: 7, tilt: 24 },
      labels: { [label]: frontOf(asked, variant, pack.label, paperSize(shape)) },
      things: [
        `#declare Small=union{${one.join('\n')}}`,
        placed(
          [
            ...walls,
            ...Array.from({ length: portions }, (_, index) =>
              placed(['object{Small}'], {
                x: ((index % across) - (across - 1) / 2) * pitch,
                y: 0.5,
                z: (Math.floor(index / across) - (deep - 1) / 2) * pitch,
                turn: ((index * 53) % 15) - 7,
              }),
            ),
          ],
          { turn: 14 },
        ),
      ],
    };
  });
  const [first] = product.variants;
  if (!first) return fronts;
  const [label] = [png(product, 'poured')];
  return [
    ...fronts,
    {
      name: 'poured',
      view: { width: 24, aim: 7.4, across: 1.4 },
      labels: { [label]: frontOf(asked, first, pack.label, paperSize(shape)) },
      things: [
        placed(dairyBottle(pack, 250, { front: label }), { x: -6.3, z: 6, turn: -6 }),
        placed(dairyBottle(pack, 250, { front: label }, true), { x: -1.6, z: 0.4, turn: 5 }),
        placed(tumbler(3.1, 9, milky(pack.drink), 0.8), { x: 6.4, z: -1.4 }),
        placed(screwCap(2.37, 0, 2.05, pack.cap), { x: 2.1, z: -5.6 }),
      ],
    },
  ];
}
