/** Who writes where, as the bell carries it: ids only. */
export type Typing = { conversation: string; who: 'visitor' | { staffId: string } };

export const typingPayload = ({ conversation, who }: Typing): string =>
  `${conversation} ${who === 'visitor' ? 'visitor' : who.staffId}`;

export function readTyping(payload: string): Typing {
  const [conversation = '', who = ''] = payload.split(' ');
  return { conversation, who: who === 'visitor' ? 'visitor' : { staffId: who } };
}
