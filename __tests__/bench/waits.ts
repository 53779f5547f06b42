import hasPostgres from '../servers/has-postgres.cjs';
import { rounds, type Waited } from './turn-about';
import { followsASave } from './waits-editor';
import { saysGoodbye } from './waits-goodbye';
import { findsPostgresAgain } from './waits-postgres';

/**
 * `npm run bench:waits`: how long somebody waits, beside the least that could do it, turn about in one run. Ratios are
 * what counts; the figures are this machine's. It fails only if something did not happen at all.
 */
const waits = [followsASave, saysGoodbye, ...(hasPostgres() ? [findsPostgresAgain] : [])];
const waited: Waited[] = [];
let happened = true;
for (const wait of waits) {
  try {
    waited.push(...(await wait()));
  } catch (error) {
    console.error(error);
    happened = false;
  }
}

const show = (seconds: number) => seconds.toFixed(3).padStart(9);
console.log(`${rounds} rounds each, median, in seconds; ratios are what counts, the figures are this machine’s\n`);
console.log(`${''.padEnd(54)}     ours  control   ratio   goal`);
for (const { what, goalSeconds, ours, control } of waited)
  console.log(
    `${what.padEnd(54)}${show(ours)}${show(control)}${(ours / control).toFixed(1).padStart(7)}×${String(goalSeconds).padStart(7)}`,
  );
if (!hasPostgres()) console.log('\nPostgreSQL’s programs are not on the PATH: nothing about it was measured.');
process.exit(happened ? 0 : 1);
