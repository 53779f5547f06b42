import { randomUUID } from 'node:crypto';
import { buyers } from './buying';
import type { Ground } from './ground';
import { Part } from './part';
import type { Talk } from './people';
import type { World } from './world';

type Said = { cookie: string; id: string; text: string; isKnown: boolean };
type Means = { part: Part; ground: Ground; world: World; deaths: number };

const buyersAtOnce = 5;
const writersAtOnce = 3;
/** So much is paid and said before the shop dies in the midst of more. */
const enough = { payments: 6, messages: 12 };

/** People who buy and write until the shop is gone, and what they were told before. */
function hurry(ground: Ground, talks: readonly Talk[]) {
  // What is cut off in its midst is no finding here.
  const load = new Part('load');
  const shopping = buyers(ground, load);
  const paid: string[] = [];
  const said: Said[] = [];
  let goesOn = true;

  async function buyOn(): Promise<void> {
    while (goesOn) {
      const session = shopping.sessionOf(await shopping.press(await shopping.ready({ variant: 'GJS-1' })));
      if (!session) continue;
      await shopping.pay(session);
      paid.push(session);
      if (paid.length % 2 === 0) await shopping.comeBack(session);
    }
  }
  async function writeOn({ cookie }: Talk): Promise<void> {
    while (goesOn) {
      const [id, text] = [randomUUID(), `Said under load ${randomUUID()}`];
      const message: Said = { cookie, id, text, isKnown: false };
      said.push(message);
      const { status } = await load.send({ path: '/api/chat/messages', body: { id, text }, cookie });
      message.isKnown = status === 200;
    }
  }
  const all = [...Array.from({ length: buyersAtOnce }, buyOn), ...talks.map(writeOn)].map((one) =>
    one.catch(() => undefined),
  );
  return {
    load,
    paid,
    said,
    async stop(): Promise<void> {
      goesOn = false;
      await Promise.all(all);
    },
  };
}

const isEnough = ({ paid, said }: { paid: readonly string[]; said: readonly Said[] }) =>
  paid.length >= enough.payments && said.filter(({ isKnown }) => isKnown).length >= enough.messages;

/** kill −9 under load, and a start: what somebody was told is so afterwards, and what they were not told can be sent again. */
async function death({ part, ground, world }: Means): Promise<void> {
  const talks = await Promise.all(Array.from({ length: writersAtOnce }, () => world.people.talk()));
  const shopping = buyers(ground, part);
  // Somebody whose payment page is open while the shop dies, and who pays while it is dead.
  const late = shopping.sessionOf(await shopping.press(await shopping.ready({ variant: 'GJS-1' }))) ?? '';
  const rush = hurry(ground, talks);
  const patience = Date.now() + 120_000;
  while (!isEnough(rush) && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 20));
  await ground.end('SIGKILL');
  await rush.stop();
  const { load, paid, said } = rush;
  if (!isEnough(rush))
    part.found('load before kill −9', `only ${paid.length} payments and ${said.length} messages came about`);
  await shopping.pay(late);
  paid.push(late);
  await ground.start();
  await ground.sandbox.post.idle();

  part.requests += load.requests;
  for (const [kind, count] of load.answers)
    if (kind !== 'cut off') part.answers.set(kind, (part.answers.get(kind) ?? 0) + count);
  part.findings.push(...load.findings.filter((one) => !one.includes('no answer')));
  for (const session of paid) {
    await shopping.comeBack(session);
    const { text } = await part.send({ path: `/orders/${shopping.tokenOf(session)}` });
    if (!text.includes('Paid. Thank you!')) part.found(`a payment before kill −9: ${session}`, 'is no paid order');
  }
  for (const { cookie, id, text, isKnown } of said) {
    const look = async () => (await part.send({ path: '/api/chat', cookie })).text.split(text).length - 1;
    if (isKnown && (await look()) !== 1)
      part.found(`a message before kill −9: ${text}`, 'is gone, though it was acknowledged');
    if (isKnown) continue;
    await part.send({ path: '/api/chat/messages', body: { id, text }, cookie });
    const times = await look();
    if (times !== 1) part.found(`a message cut off by kill −9 and sent again: ${text}`, `stands there ${times} times`);
  }
  part.notes.push(`${paid.length} payments and ${said.length} messages`);
}

export async function kills(means: Means): Promise<void> {
  for (let dead = 0; dead < means.deaths; dead++) await death(means);
}
