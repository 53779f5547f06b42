import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { startPlain } from '../servers/start-plain';
import { startShop } from '../servers/start-shop';
import { load, median, type Round } from './load';

/**
 * `npm run bench`: static pages from the front door against plain `next start` with the same build, turn about in one
 * run. Ratios are what counts; the figures are this machine's.
 */
const folder = '.data/bench';
const ports = { ours: 4330, plain: 4331 };
const pages = ['/', '/shop', '/products/goats-milk-kefir'];
const rounds = 3;
const requests = 2_000;
const unused = { sandbox: 'http://localhost:4339', webhookSecret: 'whsec_bench', smtpPort: 4338 };

rmSync(folder, { recursive: true, force: true });
const built = spawnSync('npx', ['next', 'build'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, APP_ENV: 'test', PUBLIC_URL: `http://localhost:${ports.ours}` },
});
if (built.status !== 0) process.exit(1);

const ours = await startShop({ port: ports.ours, folder: `${folder}/ours`, ...unused });
const plain = await startPlain({ port: ports.plain, folder: `${folder}/plain` });
const ourPid = ours.child.pid ?? 0;
const show = (number: number) => Math.round(number).toLocaleString('en-GB').padStart(8);

console.log(`${requests} requests a round, ${rounds} rounds each, median\n`);
console.log('page                          requests/s: ours    plain   ratio   CPU µs: ours    plain   ratio');
for (const page of pages) {
  const results: { ours: Round[]; plain: Round[] } = { ours: [], plain: [] };
  await load(`http://localhost:${ports.ours}${page}`, ourPid, 200);
  await load(`http://localhost:${ports.plain}${page}`, plain.pid, 200);
  for (let round = 0; round < rounds; round++) {
    results.ours.push(await load(`http://localhost:${ports.ours}${page}`, ourPid, requests));
    results.plain.push(await load(`http://localhost:${ports.plain}${page}`, plain.pid, requests));
  }
  const of = (who: Round[], what: keyof Round) => median(who.map((one) => one[what]));
  const [fast, slow] = [of(results.ours, 'requestsPerSecond'), of(results.plain, 'requestsPerSecond')];
  const [light, heavy] = [
    of(results.ours, 'cpuMicrosecondsPerRequest'),
    of(results.plain, 'cpuMicrosecondsPerRequest'),
  ];
  console.log(
    `${page.padEnd(36)}${show(fast)} ${show(slow)} ${(fast / slow).toFixed(1).padStart(6)}×     ${show(light)} ${show(heavy)} ${(heavy / light).toFixed(1).padStart(6)}×`,
  );
}
await plain.stop();
ours.child.kill('SIGKILL');
rmSync(folder, { recursive: true, force: true });
