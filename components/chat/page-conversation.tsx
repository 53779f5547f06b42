'use client';

import { Conversation } from '@/components/chat/conversation';
import type { PlainForms } from '@/components/chat/plain';
import { useChat } from '@/lib/chat/browser/client';
import type { WireChat } from '@/lib/chat/log/wire';

/** A conversation on a page of its own, which the server has filled in already. */
export function PageConversation(props: { order: string; initial: WireChat; plain: PlainForms }) {
  const talk = useChat(props.order, { initial: props.initial, open: true });
  return <Conversation {...props} talk={talk} frame="page" />;
}
