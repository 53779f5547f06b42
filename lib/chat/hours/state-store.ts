import 'server-only';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { anybodyHere } from '@/lib/staff/presence-store';
import { now } from '@/lib/time/clock';
import { formatWhen } from '@/lib/time/format';
import type { WireChat, WireState } from '../log/wire';
import { conversationOf, threadOf } from '../visitor/conversation-store';
import type { Visitor } from '../visitor/visitor-store';
import { answerBy, chatState, stateWords } from './hours';
import { rulesNow } from './rules-store';

/** Decided here, by the server's clock and by who is at the desk; never by the visitor's. */
export async function stateNow(): Promise<WireState> {
  const chat = await rulesNow(await db());
  const instant = now();
  const state = chatState(instant, chat);
  const mode = state.open ? ((await anybodyHere()) ? 'here' : 'busy') : 'closed';
  const by = answerBy(instant, chat, chat.answerWithinMinutes);
  const answered = `Whoever asks now has an answer by ${formatWhen(new Date(by.epochMilliseconds))} (UK time).`;
  const greetings = {
    here: chat.greeting.open,
    busy: chat.greeting.busy,
    closed: `${chat.greeting.closed} ${answered}`,
  };
  return {
    mode,
    says: stateWords(instant, state),
    greeting: greetings[mode],
    now: instant.toString(),
    changesAt: state.changesAt?.toString() ?? null,
  };
}

/** Everything a visitor sees when the chat opens. */
export async function chatFor(visitor: Visitor | null): Promise<WireChat> {
  const conversation = await conversationOf(visitor);
  return {
    state: await stateNow(),
    notice: content().chat.notice,
    thread: conversation && (await threadOf(conversation)),
  };
}
