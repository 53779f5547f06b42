import { crateShots, dairyShots, slimShots } from './drinks';
import { balmShots, capsuleShots, emptyJarShots, jarShots, kitShots } from './jars';
import type { Asked } from './labels';
import type { Pack } from './shelf';
import { lotionShots, pouchShots, soapShots } from './skincare';
import type { Shot } from './studio';

/** All pictures of a product: one of each size, and one more. */
export function shotsOf(pack: Pack, asked: Asked): Shot[] {
  switch (pack.kind) {
    case 'dairy':
      return dairyShots(pack, asked);
    case 'slim':
      return slimShots(pack, asked);
    case 'crate':
      return crateShots(pack, asked);
    case 'jar':
      return jarShots(pack, asked);
    case 'capsules':
      return capsuleShots(pack, asked);
    case 'balm':
      return balmShots(pack, asked);
    case 'pump':
      return lotionShots(pack, asked);
    case 'soap':
      return soapShots(pack, asked);
    case 'pouch':
      return pouchShots(pack, asked);
    case 'kit':
      return kitShots(asked);
    default:
      return emptyJarShots(asked);
  }
}
