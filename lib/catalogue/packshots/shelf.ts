import type { Tones } from './labels';
import type { Colour } from './materials';

/**
 * What each product is packed in. Its words come from content; a new product gets its pictures by a few lines here.
 * `drink` is what is seen through the glass.
 */
export type Pack =
  | { kind: 'dairy'; label: Tones; drink: Colour; cap: Colour; beside?: 'oats' }
  | { kind: 'slim'; label: Tones; drink: Colour; cap: Colour; beside: 'ginger' | 'elderflower' }
  | { kind: 'crate'; label: Tones; drink: Colour; cap: Colour }
  | { kind: 'jar'; label: Tones; filled: 'grains' | 'crystals'; lid: Colour }
  | { kind: 'capsules'; label: Tones; lid: Colour }
  | { kind: 'balm'; label: Tones; lid: Colour }
  | { kind: 'pump'; label: Tones; body: Colour; cap: Colour }
  | { kind: 'soap'; label: Tones; bar: Colour }
  | { kind: 'pouch'; label: Tones; body: Colour }
  | { kind: 'kit' }
  | { kind: 'empty-jar' };

const clover: Tones = { paper: '#2f6b46', print: '#fdf8ec', field: '#3f8058' };
const cream = (print: string, field: string): Tones => ({ paper: '#fbf6ea', print, field });

export const shelf: Readonly<Record<string, Pack>> = {
  'goats-milk-kefir': { kind: 'dairy', label: clover, drink: '#fcf9f1', cap: '#2f6b46' },
  'cows-milk-kefir': {
    kind: 'dairy',
    label: { paper: '#2d5f8a', print: '#fdf8ec', field: '#4078a5' },
    drink: '#fbf4e2',
    cap: '#2d5f8a',
  },
  'oat-kefir': {
    kind: 'dairy',
    label: { paper: '#e3ae4a', print: '#33260c', field: '#edc372' },
    drink: '#eee0c4',
    cap: '#d99f35',
    beside: 'oats',
  },
  'kefir-course-28': { kind: 'crate', label: clover, drink: '#fcf9f1', cap: '#2f6b46' },
  'ginger-water-kefir': {
    kind: 'slim',
    label: { paper: '#d9703f', print: '#fff6e6', field: '#e58a58' },
    drink: '#fdd9a2',
    cap: '#c85f30',
    beside: 'ginger',
  },
  'elderflower-water-kefir': {
    kind: 'slim',
    label: { paper: '#f3e9b4', print: '#2c4326', field: '#e6dc92' },
    drink: '#fbf6d6',
    cap: '#86a05a',
    beside: 'elderflower',
  },
  'milk-kefir-grains': { kind: 'jar', label: cream('#24543a', '#dbe8d6'), filled: 'grains', lid: '#2f6b46' },
  'water-kefir-crystals': { kind: 'jar', label: cream('#7a3f16', '#f5dfb8'), filled: 'crystals', lid: '#d9703f' },
  'kefir-soap': { kind: 'soap', label: clover, bar: '#f5ecd6' },
  'kefir-lotion': { kind: 'pump', label: cream('#24543a', '#dbe8d6'), body: '#f4f1e6', cap: '#2f6b46' },
  'kefir-face-balm': { kind: 'balm', label: cream('#6b3d18', '#f3dfc0'), lid: '#2a2622' },
  'kefir-bath-milk': { kind: 'pouch', label: cream('#4c4270', '#dcd5ea'), body: '#e8dfcc' },
  'kefir-capsules': { kind: 'capsules', label: cream('#24543a', '#dbe8d6'), lid: '#f4f0e4' },
  'kefir-starter-kit': { kind: 'kit' },
  'glass-jar-and-strainer': { kind: 'empty-jar' },
};

export type Of<Kind extends Pack['kind']> = Extract<Pack, { kind: Kind }>;
