/** Who is writing in a conversation, as the bus carries it: ids only. */
export type Typing = { conversationId: string; by: 'visitor' | { staffId: string } };

export const typingPayload = ({ conversationId, by }: Typing): string =>
  `${conversationId} ${by === 'visitor' ? by : by.staffId}`;

export function readTyping(payload: string): Typing | null {
  const [conversationId, by] = payload.split(' ');
  if (!conversationId || !by) return null;
  return { conversationId, by: by === 'visitor' ? by : { staffId: by } };
}
