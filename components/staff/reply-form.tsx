import { Button, buttonClass } from '@/components/ui/button';
import { TextareaField } from '@/components/ui/field';
import { longestMessage } from '@/lib/chat/message';
import type { Problem } from '@/lib/http/answer';

type Props = { conversation: string; id: string; text: string; problem: Problem | null };

export function ReplyForm({ conversation, id, text, problem }: Props) {
  return (
    <div className="grid gap-3">
      <form action="/api/staff/reply" method="post" className="grid gap-3">
        <input type="hidden" name="conversation" value={conversation} />
        <input type="hidden" name="id" value={id} />
        <TextareaField
          name="text"
          label="Your answer"
          rows={6}
          maxLength={longestMessage}
          required
          defaultValue={text}
          error={problem?.fields?.text ?? problem?.message}
        />
        <Button type="submit" className="justify-self-start">
          Send answer
        </Button>
      </form>
      <form action="/api/staff/status" method="post">
        <input type="hidden" name="conversation" value={conversation} />
        <button type="submit" className={buttonClass('quiet')}>
          Resolve
        </button>
      </form>
    </div>
  );
}
