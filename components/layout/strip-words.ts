import { hoursWords } from '@/lib/chat/hours/words';
import { fillIn } from '@/lib/content/placeholders';
import type { ChatRules } from '@/lib/content/schema/chat';
import type { DeliveryRules } from '@/lib/content/schema/delivery';
import { thresholdWords } from '@/lib/delivery/rule-words';

/** Fills {free} and {hours} in a marketer's sentence from the rules that the shop acts on. */
export function stripWords(label: string, delivery: DeliveryRules, chat: ChatRules): string {
  return fillIn('strip', label, { free: thresholdWords(delivery), hours: hoursWords(chat) });
}
