import { randomBytes, randomUUID } from 'node:crypto';
import type { Part } from '../attack/part';
import { cookiesOf, must } from '../attack/people';
import type { Agent } from './desk';
import type { TalkPlan } from './plan';

/** A visitor with what they have said, as far as they were told that it has arrived. */
export type Shopper = TalkPlan & {
  number: number;
  cookie: string;
  conversation: string;
  said: string[];
  /** Whether they wait for an answer, by all that they and the desk have done. */
  owed: boolean;
};

export async function begin(part: Part, clerk: Agent, plan: TalkPlan, number: number): Promise<Shopper> {
  const visitor = randomBytes(32).toString('base64url');
  const shopper: Shopper = { ...plan, number, cookie: '', conversation: '', said: [], owed: false };
  await say(part, shopper, { visitor });
  const [first = ''] = shopper.said;
  const found = await clerk.look(`/api/staff/inbox?find=${encodeURIComponent(first)}`);
  shopper.conversation = /"id":"([\w-]{36})"/.exec(found.text)?.[1] ?? '';
  for (let more = 1; more < plan.messages; more++) await say(part, shopper);
  return shopper;
}

export async function say(part: Part, shopper: Shopper, first: object = {}): Promise<void> {
  const text = `Shopper ${shopper.number} asks ${shopper.said.length + 1}: ${randomUUID()}`;
  const body = { id: randomUUID(), text, ...first };
  const { cookie } = shopper;
  const heard = await must(part, { path: '/api/chat/messages', body, ...(cookie ? { cookie } : {}) });
  if (!cookie) shopper.cookie = cookiesOf(heard);
  shopper.said.push(text);
  shopper.owed = true;
}

async function reply(shopper: Shopper, agent: Agent, more: { resolve?: string } = {}): Promise<number> {
  const body = { conversation: shopper.conversation, id: randomUUID(), text: 'Here is your answer.', ...more };
  const { status } = await agent.act('reply', body);
  if (status === 200) shopper.owed = false;
  return status;
}

/** What the desk does about somebody who has asked by day. */
export async function attend(part: Part, shopper: Shopper, agents: readonly [Agent, ...Agent[]]): Promise<void> {
  const agent = agents[shopper.agent] ?? agents[0];
  const other = agents[(shopper.agent + 1) % agents.length] ?? agents[0];
  const line = `a shopper who is ${shopper.story}, ${shopper.number}`;
  const fails = (what: string) => part.found(line, what);
  const { conversation } = shopper;
  switch (shopper.story) {
    case 'answered':
    case 'answered by night':
    case 'resolved':
    case 'asks again': {
      const status = await reply(
        shopper,
        agent,
        shopper.story === 'resolved' ? { resolve: String(shopper.messages) } : {},
      );
      if (status !== 200) fails(`an answer was answered with ${status}`);
      if (shopper.story === 'asks again') await say(part, shopper);
      return;
    }
    case 'two answer at once': {
      const both = await Promise.all([reply(shopper, agent), reply(shopper, other)]);
      if (!both.includes(200)) fails(`both were refused: ${both.join(', ')}`);
      return;
    }
    case 'snoozed': {
      const { status } = await agent.act('status', { conversation, id: randomUUID(), status: 'snoozed', for: 'week' });
      if (status !== 200) fails(`snoozing was answered with ${status}`);
      return;
    }
    default:
  }
}

/** What a shopper reads in their own thread: each of their messages once, and what the shop said of closing. */
export async function readThread(part: Part, shopper: Shopper): Promise<string> {
  const { text } = await must(part, { path: '/api/chat', cookie: shopper.cookie });
  for (const said of shopper.said) {
    const times = text.split(said).length - 1;
    if (times !== 1) part.found(`a message of shopper ${shopper.number}`, `stands there ${times} times`);
  }
  return text;
}
