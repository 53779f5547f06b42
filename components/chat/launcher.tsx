import { LauncherLink } from '@/components/chat/launcher-link';
import { LineIcon } from '@/components/ui/line-icon';
import { hoursWords } from '@/lib/chat/hours/words';
import { content } from '@/lib/content/content';

export function ChatLauncher() {
  return (
    <LauncherLink>
      <LineIcon path="M4 5h16v11H10l-4 4v-4H4z" />
      Chat
      <span className="sr-only">{hoursWords(content().chat)}</span>
    </LauncherLink>
  );
}
