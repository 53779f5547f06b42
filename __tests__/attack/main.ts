import { parseArgs } from 'node:util';
import { url } from '../servers/raw-http';
import { build } from './build';
import { fuzz } from './fuzz';
import { openGround } from './ground';
import { kills } from './kills';
import { limits } from './limits';
import { matrix } from './matrix';
import { Part } from './part';
import { races } from './races';
import { rawHttp } from './raw';
import { makeWorld } from './world';

/**
 * `npm run attack`: builds the shop, serves it and attacks it. `--short`: a sample of it, on the build that is there.
 * `--only=fuzz,races` and `--like=orders/refund` repeat a part of it, ATTACK_SEED what fast-check thought of.
 */
const { values: asked } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    only: { type: 'string', default: 'matrix,raw,limits,races,fuzz,kills' },
    like: { type: 'string', default: '' },
  },
});
const { short, like } = asked;
// Where this process finds the shop’s content is nothing to the shop that it starts.
delete process.env.TSX_TSCONFIG_PATH;
const seed = Number(process.env.ATTACK_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** It only ends what would take too long; a run that did not get through says so. */
const longest = 10 * 60_000;
const forTheKills = 150_000;

if (!short && !asked.built) build();

const began = Date.now();
const ground = await openGround();
console.log(`attacking ${url}, on ${ground.engine}; ATTACK_SEED=${seed}`);
const setUp = new Part('set up');
const parts = [setUp];
const tell = ({ name, requests, answers, findings, notes }: Part) => {
  const classes = [...answers].toSorted().map(([kind, count]) => `${kind} ${count}`);
  console.log(
    `${name.padEnd(10)} ${String(requests).padStart(6)} requests · ${[...classes, ...notes].join(' · ')} · ${findings.length} findings`,
  );
  for (const finding of findings.slice(0, 40)) {
    console.log(`    ${finding}`);
    // A code in an answer is in the shop's log too.
    const [, code] = /tell us the code (\w+)/.exec(finding) ?? [];
    for (const line of code ? ground.said.filter((one) => one.includes(code)) : []) console.log(`      ${line}`);
  }
};
const late = setTimeout(() => {
  console.error(`stopped after ten minutes: ${parts.at(-1)?.name} did not end`);
  ground.close().then(
    () => process.exit(1),
    () => process.exit(1),
  );
}, longest);

try {
  const world = await makeWorld(ground, setUp, short);
  tell(setUp);
  const all: Record<string, (part: Part) => Promise<void>> = {
    matrix: (part) => matrix({ part, world, short }),
    raw: (part) => rawHttp({ part, short }),
    limits: (part) => limits({ part, short }),
    races: (part) => races({ part, world, short }),
    fuzz: (part) => fuzz({ part, world, short, seed, until: began + longest - forTheKills }),
    kills: (part) => kills({ part, world, ground, deaths: short ? 1 : 3 }),
  };
  for (const [name, run] of Object.entries(all)) {
    if (!asked.only.split(',').includes(name)) continue;
    const part = new Part(name, like);
    parts.push(part);
    const from = Date.now();
    await run(part);
    part.notes.push(`${Math.round((Date.now() - from) / 1000)} s`);
    tell(part);
  }
  await ground.end('SIGTERM');
  const books = new Part('invariants');
  parts.push(books);
  for (const line of await ground.broken()) books.found(line, 'npm run invariants');
  for (const line of ground.said.filter((one) => /unhandled|uncaught/i.test(one))) books.found(line, 'the shop’s log');
  tell(books);
} finally {
  clearTimeout(late);
  await ground.close();
}
const findings = parts.reduce((sum, part) => sum + part.findings.length, 0);
console.log(`\n${findings} findings`);
process.exit(findings > 0 ? 1 : 0);
