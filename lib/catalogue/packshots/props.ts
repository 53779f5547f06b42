import { type Colour, light, matt, milky } from './materials';
import type { Thing } from './vessels';

/** The same numbers every time, so that a picture made again is the same picture. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Spot = readonly [x: number, z: number, radius: number];
const at = (...figures: number[]) => `<${figures.map((figure) => figure.toFixed(3)).join(',')}>`;

/** Grains of oat, strewn round a spot. */
export function oats([x, z, radius]: Spot, count: number, seed = 7): Thing {
  const next = chance(seed);
  const grains = Array.from({ length: count }, (_, index) => {
    const [far, angle] = [radius * Math.sqrt(next()) ** 1.3, next() * Math.PI * 2];
    const heap = Math.max(0, 1 - far / radius) ** 1.5 * 0.9 * next();
    const colour = (['#d9b06a', '#e6c88c', '#c99a52', '#e9d2a0'] as const)[index % 4] ?? '#d9b06a';
    return `sphere{0,1 scale<0.48,0.13,0.19> rotate<${(next() * 40 - 20).toFixed(1)},${(next() * 360).toFixed(1)},${(next() * 40 - 20).toFixed(1)}> translate ${at(x + far * Math.cos(angle), 0.15 + heap, z + far * Math.sin(angle) * 0.8)} ${matt(colour)}}`;
  });
  return `union{${grains.join('\n')}}`;
}

/** A root of ginger. */
export const ginger = (x: number, z: number, turn: number): Thing => `union{
blob{threshold 0.55
cylinder{<-2.4,0.9,0>,<2.3,0.95,0.2>,1.7,1}cylinder{<0.6,1,0>,<1.9,1.4,-1.9>,1.35,1}cylinder{<-1.1,1,0.1>,<-2,1.2,1.9>,1.3,1}
sphere{<2.6,1,0.3>,1.75,1}sphere{<2,1.35,-2.1>,1.45,1}sphere{<-2.7,0.95,-0.1>,1.7,0.95}sphere{<-2.2,1.25,2.1>,1.35,1}sphere{<0.2,1.25,0.4>,1.6,0.9}sphere{<-3.6,1.4,-0.7>,1.15,1}
texture{pigment{bozo turbulence 0.7 color_map{[0 rgb ${light('#c79a5e')}][0.5 rgb ${light('#d9b37b')}][1 rgb ${light('#b3813f')}]} scale<0.3,1.6,1.6>} normal{average normal_map{[1 bumps 0.35 scale 0.5][1 gradient x 0.5 scale 0.42 turbulence 0.25]}} finish{diffuse 0.85 specular 0.08 roughness 0.06}}}
rotate y*${turn} scale 0.82 translate ${at(x, 0, z)}}`;

/** A slice cut from the root. */
export const gingerSlice = (x: number, z: number, lean: number): Thing =>
  `union{cylinder{<0,0,0>,<0,0.32,0>,1.12 scale<1.15,1,1> pigment{rgb ${light('#c79a5e')}}} cylinder{<0,0.321,0>,<0,0.33,0>,1.05 scale<1.15,1,1> pigment{wood turbulence 0.25 color_map{[0 rgb ${light('#f3e0a0')}][0.85 rgb ${light('#ecd182')}][1 rgb ${light('#d9b768')}]} scale 0.55 rotate x*90} finish{diffuse 0.88 specular 0.15 roughness 0.04}} rotate<${lean},0,0> translate ${at(x, 0.02, z)}}`;

type Sprig = { x: number; z: number; turn: number };

/** Elderflower: a stem that parts again and again, and a small flower of five petals on each end. */
export function elderflower({ x, z, turn }: Sprig, seed = 3): Thing {
  const next = chance(seed);
  const parts: string[] = [];
  const stem = (from: number[], to: number[], thick: number) =>
    parts.push(`cylinder{${at(...from)},${at(...to)},${thick} ${matt('#7c9556')}}`);
  stem([-5.2, 0.2, 0.4], [0, 0.6, 0], 0.13);
  for (let branch = 0; branch < 7; branch++) {
    const angle = (branch / 7) * Math.PI * 2 + next() * 0.5;
    const reach = branch === 0 ? 0.3 : 1.5 + next() * 0.5;
    const knot = [0.9 + reach * Math.cos(angle) * 0.9, 1.0 + next() * 0.3, reach * Math.sin(angle) * 0.9];
    stem([0, 0.6, 0], knot, 0.07);
    for (let twig = 0; twig < 15; twig++) {
      const [a, far] = [next() * Math.PI * 2, 0.25 + next() * 0.85];
      const tip = [
        (knot[0] ?? 0) + far * Math.cos(a),
        (knot[1] ?? 0) + 0.35 + next() * 0.35 - far * 0.15,
        (knot[2] ?? 0) + far * Math.sin(a),
      ];
      stem(knot, tip, 0.025);
      parts.push(
        `union{${[0, 1, 2, 3, 4].map((petal) => `sphere{0,1 scale<0.14,0.035,0.1> translate x*0.15 rotate y*${petal * 72}}`).join('')} sphere{0,0.06 pigment{rgb ${light('#e3cf6b')}}} rotate<${(next() * 60 - 40).toFixed(1)},${(next() * 72).toFixed(1)},${(next() * 50 - 25).toFixed(1)}> translate ${at(...tip)} ${milky('#fbf8e6')}}`,
      );
    }
  }
  return `union{${parts.join('\n')} rotate y*${turn} translate ${at(x, 0, z)}}`;
}

/** A sprig of lavender. */
export function lavender({ x, z, turn }: Sprig, seed = 5): Thing {
  const next = chance(seed);
  const buds = Array.from({ length: 58 }, (_, index) => {
    const along = (index / 58) ** 0.9;
    const angle = index * 2.4;
    const wide = 0.36 * (1 - along * 0.55) * (index % 12 === 11 ? 0.5 : 1);
    const colour = (['#7d68ad', '#9681c2', '#6a5699'] as const)[index % 3] ?? '#7d68ad';
    return `sphere{0,1 scale<0.26,0.13,0.13> rotate y*${(next() * 30 - 15).toFixed(1)} rotate x*${((angle * 180) / Math.PI).toFixed(1)} translate<${(along * 4.2).toFixed(3)},${(0.4 + wide * Math.cos(angle)).toFixed(3)},${(wide * Math.sin(angle)).toFixed(3)}> ${matt(colour)}}`;
  });
  return `union{cylinder{<-6,0.12,0.3>,<0.2,0.4,0>,0.075 ${matt('#7f9468')}} cylinder{<0.2,0.4,0>,<4,0.4,0>,0.06 ${matt('#7f9468')}} ${buds.join('\n')} rotate y*${turn} translate ${at(x, 0, z)}}`;
}

/** Kefir grains: knobbly, white, a little wet, heaped within a circle. */
export function grains([x, z, radius]: Spot, count: number, floor: number, height: number, seed = 11): Thing {
  const next = chance(seed);
  const one = () => {
    const [far, angle] = [radius * Math.sqrt(next()), next() * Math.PI * 2];
    const size = 0.2 + next() * 0.26;
    const middle = [
      x + far * Math.cos(angle),
      floor + size + next() * height * Math.max(0.1, 1 - (far / radius) ** 2 * 0.6),
      z + far * Math.sin(angle),
    ];
    return Array.from({ length: 9 }, () => {
      const [a, b] = [next() * Math.PI * 2, Math.acos(2 * next() - 1)];
      const spot = [Math.sin(b) * Math.cos(a), Math.cos(b) * 0.8, Math.sin(b) * Math.sin(a)].map(
        (part, axis) => (middle[axis] ?? 0) + part * size * 0.75,
      );
      return `sphere{${at(...spot)},${(size * (0.4 + next() * 0.25)).toFixed(3)}}`;
    }).join('');
  };
  return `union{${Array.from({ length: count }, one).join('\n')} pigment{rgb ${light('#f7f1df')}} finish{diffuse 0.9 emission 0.03 specular 0.25 roughness 0.02}}`;
}

/** Water kefir crystals: small, uneven, clear as barley sugar. */
export function crystals([x, z, radius]: Spot, count: number, floor: number, height: number, seed = 13): Thing {
  const next = chance(seed);
  const colours: Colour[] = ['#f3dfb4', '#ecd09a', '#f8ecd0', '#e5c183'];
  const one = (_: unknown, index: number) => {
    const [far, angle, size] = [radius * Math.sqrt(next()), next() * Math.PI * 2, 0.16 + next() * 0.2];
    return `superellipsoid{<0.55,0.6> scale<${(size * 1.2).toFixed(3)},${(size * 0.85).toFixed(3)},${size.toFixed(3)}> rotate<${(next() * 360).toFixed(0)},${(next() * 360).toFixed(0)},0> translate ${at(x + far * Math.cos(angle), floor + size + next() * height, z + far * Math.sin(angle))} pigment{rgb ${light(colours[index % 4] ?? '#f3dfb4')} transmit 0.25} finish{diffuse 0.85 emission 0.05 specular 0.4 roughness 0.01}}`;
  };
  return `union{${Array.from({ length: count }, one).join('\n')}}`;
}

/** Capsules that lie about. */
export const capsules = (spots: readonly (readonly [x: number, z: number, turn: number, y?: number])[]): Thing =>
  `union{${spots
    .map(
      ([x, z, turn, y = 0]) =>
        `union{union{sphere{<-0.68,0,0>,0.36}cylinder{<-0.68,0,0>,<0.1,0,0>,0.36} pigment{rgb ${light('#f8f3e4')}}} union{sphere{<0.62,0,0>,0.375}cylinder{<-0.05,0,0>,<0.62,0,0>,0.375} pigment{rgb ${light('#efe5cb')}}} finish{diffuse 0.85 specular 0.4 roughness 0.02} rotate y*${turn} translate ${at(x, 0.37 + y, z)}}`,
    )
    .join('\n')}}`;

/** Lather, heaped. */
export function foam([x, z, radius]: Spot, count: number, height: number, floor = 0, seed = 17): Thing {
  const next = chance(seed);
  const bubbles = Array.from({ length: count }, () => {
    const [far, angle] = [radius * Math.sqrt(next()), next() * Math.PI * 2];
    const size = 0.1 + next() ** 3 * 0.4;
    return `sphere{${at(x + far * Math.cos(angle), floor + next() * height * (1 - (far / radius) ** 2), z + far * Math.sin(angle) * 0.8)},${size.toFixed(3)}}`;
  });
  return `union{${bubbles.join('')} pigment{rgb ${light('#fdfcf8')}} finish{diffuse 0.8 emission 0.02 specular 0.5 roughness 0.008}}`;
}

/** A strainer of nylon: a rim, a net and a handle that leans. */
export const strainer = (x: number, z: number, scale = 1): Thing =>
  `union{torus{3.1,0.2 ${matt('#f4f1e8')}} difference{sphere{0,3.1 scale<1,0.85,1>} sphere{0,3.02 scale<1,0.85,1>} box{<-4,0,-4>,<4,4,4>} pigment{rgb ${light('#f6f4ec')} transmit 0.35} normal{quilted 0.6 scale 0.22} finish{diffuse 0.8}}
sphere_sweep{linear_spline 2,<3,0,0>,0.24,<9,0.6,0>,0.34 ${matt('#f4f1e8')}} rotate<-32,-24,12> scale ${scale} translate ${at(x, 2.35 * scale, z)}}`;
