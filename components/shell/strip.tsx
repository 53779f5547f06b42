import { hoursWords } from '@/lib/chat/hours/words';
import { content } from '@/lib/content/content';
import { fillIn } from '@/lib/content/placeholders';
import type { ChatRules } from '@/lib/content/schema/chat';
import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { thresholdWords, zoneOffer } from '@/lib/delivery/rule-words';

/**
 * Fills {free} and {hours} in a marketer's sentence from the rules that the shop acts on. Where it is known to go to a zone
 * that has no such offer, what holds there stands instead.
 */
function stripWords(label: string, delivery: DeliveryRules, chat: ChatRules, zone: Zone | null): string {
  const instead = zone && label.includes('{free}') ? zoneOffer(zone, delivery) : null;
  if (instead) return instead;
  return fillIn('strip', label, { free: thresholdWords(delivery), hours: hoursWords(chat) });
}

/**
 * The three promises on every page, in words that come from the rules themselves. On a phone one line that shows the offer
 * first and the others to whoever moves it on; it never moves by itself.
 */
export function Strip({ zone }: { zone: Zone | null }) {
  const { site, delivery, chat } = content();
  return (
    <ul className="strip page flex snap-x snap-mandatory items-center overflow-x-auto text-center text-xs sm:justify-between sm:text-sm">
      {site.strip.map(({ label, href }) => (
        <li
          key={href}
          className={`min-w-full shrink-0 snap-center sm:order-none sm:min-w-0 sm:shrink ${label.includes('{free}') ? '-order-1' : ''}`}
        >
          <a
            href={href}
            className="inline-block py-1 underline decoration-transparent underline-offset-4 hover:decoration-current"
          >
            {stripWords(label, delivery, chat, zone)}
          </a>
        </li>
      ))}
    </ul>
  );
}
