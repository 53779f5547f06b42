import { mkdirSync, writeFileSync } from 'node:fs';
import { frame, pictures } from './pictures';

/** `npm run illustrations` draws every picture of the shop into public/illustrations. */
const folder = 'public/illustrations';
mkdirSync(folder, { recursive: true });
for (const [name, draw] of Object.entries(pictures)) writeFileSync(`${folder}/${name}.svg`, frame(draw()));
console.log(`${Object.keys(pictures).length} pictures in ${folder}`);
