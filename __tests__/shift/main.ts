import { randomUUID } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../attack/build';
import { buyers, sku } from '../attack/buying';
import { openGround } from '../attack/ground';
import { Part, together } from '../attack/part';
import { must, openTeam } from '../attack/people';
import { Random } from '../chaos/random';
import { url } from '../servers/raw-http';
import { lateNow, parcelsAreRight, queueIsTrue } from './checks';
import { comeToWork } from './desk';
import { type Bought, buy, type Outcome, work } from './orders';
import { planShift, type Story } from './plan';
import { attend, begin, readThread, type Shopper } from './talks';

/**
 * `npm run shift`: one shift at the desk of a built shop on PostgreSQL, from three in the afternoon until the next morning.
 * SHIFT_SEED repeats what people do (not how fast); `--built` takes the build that is there.
 */
const { values: asked } = parseArgs({ options: { built: { type: 'boolean', default: false } } });
delete process.env.TSX_TSCONFIG_PATH;
const seed = Number(process.env.SHIFT_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** It only ends what hangs. */
const longest = 15 * 60_000;
const counts = { agents: 3, shoppers: 40, orders: 60 };
const beginsAt = Date.parse('2026-11-24T15:00:00Z');
const tick = { milliseconds: 250, shopMilliseconds: 20_000 };

if (!asked.built) build();
const folder = mkdtempSync(join(tmpdir(), 'shift-'));
const clockFile = join(folder, 'clock');
let shopTime = beginsAt;
function setClock(to: number): void {
  shopTime = to;
  writeFileSync(`${clockFile}.new`, new Date(to).toISOString());
  renameSync(`${clockFile}.new`, clockFile);
}
setClock(beginsAt);

const ground = await openGround({ clockFile });
const part = new Part('shift', '', true);
const { databaseUrl, sandbox } = ground;
const close = async () => {
  await ground.close();
  rmSync(folder, { recursive: true, force: true });
};
const late = setTimeout(() => {
  console.error('stopped after a quarter of an hour: the shift did not end');
  close().then(
    () => process.exit(1),
    () => process.exit(1),
  );
}, longest);
console.log(`a shift at ${url}, on ${ground.engine}; SHIFT_SEED=${seed}`);
const tell = (line: string) => console.log(`  ${new Date(shopTime).toISOString().slice(11, 16)}  ${line}`);
const at = (time: string) => {
  setClock(Date.parse(`2026-11-${time}Z`));
  sandbox.store.aheadSeconds = Math.floor((shopTime - Date.now()) / 1000);
};

try {
  if (!databaseUrl) throw new Error('PostgreSQL’s programs are not on the PATH');
  at('24T15:00:00');
  const plan = planShift(new Random(seed), counts);
  const team = await openTeam(ground, part);
  const lead = await comeToWork(part, team, 'lead');
  const agents = [await comeToWork(part, team, 'agent'), await comeToWork(part, team, 'agent'), lead] as const;
  const stock = { id: randomUUID(), sku, reason: 'delivery', quantity: '2000' };
  await must(part, { path: '/api/staff/stock', body: stock, cookie: team.owner });
  const means = { part, ground, shopping: buyers(ground, part) };

  // The afternoon: everybody buys, asks, answers, packs and pays back at once, and in the midst of it the server dies.
  const until = Date.parse('2026-11-24T18:30:00Z');
  const ticking = setInterval(() => {
    if (shopTime < until) setClock(shopTime + tick.shopMilliseconds);
    sandbox.store.aheadSeconds = Math.floor((shopTime - Date.now()) / 1000);
  }, tick.milliseconds);
  const bought: Bought[] = [];
  await together(plan.orders, async (one) => bought.push(await buy(means, lead, one)));
  await sandbox.post.idle();
  tell(`${bought.length} orders are paid`);

  const outcomes: Outcome[] = [];
  const shoppers: Shopper[] = [];
  const later: readonly Story[] = ['writes at closing time', 'writes by night', 'answered by night'];
  const talks = plan.talks.map((talk, number) => ({ ...talk, number }));
  const byDay = talks.filter(({ story }) => !later.includes(story));
  const attendTo = async (talk: (typeof talks)[number]) => {
    const shopper = await begin(part, lead, talk, talk.number);
    shoppers.push(shopper);
    await attend(part, shopper, agents);
  };
  let deaths = 0;
  const dieIn = async (done: number) => {
    if (deaths > 0 || done < counts.orders / 2) return;
    deaths += 1;
    await ground.end('SIGKILL');
    await ground.start();
    tell('the server was killed in the midst of it, and is back');
  };
  const dying: Promise<void>[] = [];
  const shelves = agents.map((agent, index) => ({
    agent,
    mine: bought.filter((_, at) => at % agents.length === index),
  }));
  const packing = shelves.map(async ({ agent, mine }) => {
    for (const one of mine) {
      outcomes.push(await work(means, agent, one));
      dying.push(dieIn(outcomes.length));
    }
  });
  await Promise.all([...packing, together(byDay, attendTo, 3)]);
  await Promise.all(dying);
  clearInterval(ticking);
  tell(`${outcomes.filter(({ went }) => went).length} parcels went, ${shoppers.length} shoppers asked`);
  await queueIsTrue(part, 'in the evening', lead, shoppers);

  // Closing time.
  const closing = talks.filter(({ story }) => story === 'writes at closing time');
  at('24T19:59:59');
  for (const talk of closing) await attendTo(talk);
  at('24T20:00:31');
  await handedOver('at closing time', shoppers);
  await queueIsTrue(part, 'after closing', lead, shoppers);

  // The lead opens by hand for an hour and a half.
  at('24T21:00:00');
  const override = {
    id: randomUUID(),
    state: 'open',
    date: '2026-11-24',
    time: '22:30',
    note: 'Many questions',
  } as const;
  const opened = await lead.act('hours/override', override);
  if (opened.status !== 200) part.found('opening by hand', `answered ${opened.status}`);
  const byNight = talks.filter(({ story }) => story.endsWith('by night'));
  for (const talk of byNight) await attendTo(talk);
  const open = await part.send({ path: '/api/chat' });
  if (!open.text.includes('Open now until 10.30pm'))
    part.found('opening by hand', `visitors read: ${open.text.slice(0, 200)}`);
  at('24T22:30:31');
  await handedOver(
    'when what was opened by hand ends',
    shoppers.filter(({ story }) => story === 'writes by night'),
  );
  await queueIsTrue(part, 'by night', lead, shoppers);

  // The next morning everybody who still waits is late, and listed as such.
  at('25T10:30:00');
  await queueIsTrue(part, 'the next morning', lead, shoppers);
  const owed = shoppers.filter((one) => one.owed);
  const listed = await lateNow(lead);
  if (listed !== owed.length) part.found('the next morning', `${listed} are late where ${owed.length} should be`);
  for (const shopper of shoppers) await readThread(part, shopper);
  tell(`${owed.length} of ${shoppers.length} shoppers still wait, and are listed as late`);

  await sandbox.post.idle();
  await ground.end('SIGTERM');
  await parcelsAreRight(part, databaseUrl, outcomes);
  for (const line of await ground.broken()) part.found(line, 'npm run invariants');
  for (const line of ground.said.filter((one) => /unhandled|uncaught/i.test(one))) part.found(line, 'the shop’s log');
  if (outcomes.length !== counts.orders) part.found('orders', `${outcomes.length} were worked on`);
  if (shoppers.length !== counts.shoppers) part.found('shoppers', `${shoppers.length} asked`);
  if (deaths !== 1) part.found('the server', 'was not killed');
} catch (error) {
  part.found('the shift broke off', error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  clearTimeout(late);
  await close();
}

/** Whoever waits then is told in their thread, by the shop itself within its few seconds. */
async function handedOver(when: string, whom: readonly Shopper[]): Promise<void> {
  const waiting = new Set(whom.filter(({ owed }) => owed));
  const patience = Date.now() + 120_000;
  while (waiting.size > 0 && Date.now() < patience)
    for (const shopper of waiting) {
      const text = await readThread(part, shopper);
      if (text.includes('We have closed')) waiting.delete(shopper);
      else await new Promise((resolve) => setTimeout(resolve, 500));
    }
  for (const { number, story } of waiting) part.found(when, `shopper ${number}, who is ${story}, was not told`);
}

const { requests, answers, findings } = part;
const classes = [...answers].toSorted().map(([kind, count]) => `${kind} ${count}`);
console.log(`  ${requests} requests · ${classes.join(' · ')}`);
for (const finding of findings.slice(0, 40)) console.log(`    ${finding}`);
console.log(`\nseed ${seed}: ${findings.length} findings`);
process.exit(findings.length > 0 ? 1 : 0);
