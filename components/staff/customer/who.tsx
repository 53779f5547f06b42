import { randomUUID } from 'node:crypto';
import { content } from '@/lib/content/content';
import { mostTags } from '@/lib/desk/inbox/tags';
import { knownTags } from '@/lib/desk/inbox/tags-store';
import type { DeskThread } from '@/lib/desk/inbox/wire';
import type { Draft } from '@/lib/http/form-store';
import { fieldsOf } from '../act-form';
import { DeskForm } from '../form';

type Props = { thread: DeskThread; refused: Draft | null | undefined; unproved: Draft | null | undefined };

/** Who it is as far as we know, and how the conversation is marked. */
export async function BesideWho({ thread: { id, name, email, verifiedEmail, buyer, tags }, refused, unproved }: Props) {
  const choices = [...new Set([...content().chat.tags, ...(await knownTags())])];
  return (
    <section id="about" aria-labelledby="about-title">
      <h3 id="about-title">Who</h3>
      <dl className="desk-facts">
        <dt>Name</dt>
        <dd>
          <bdi>{name ?? buyer?.name ?? 'not said'}</bdi>
        </dd>
        <dt>E-mail</dt>
        <dd>{emailWords({ email, verifiedEmail, buyer })}</dd>
      </dl>
      {email && !verifiedEmail && !buyer ? (
        <DeskForm
          act="ask-proof"
          id={unproved?.values.id ?? randomUUID()}
          hidden={{ conversation: id }}
          problem={unproved?.problem?.message}
          label="Whose address it is"
        >
          <button type="submit" className="desk-button" data-size="small">
            Ask them to prove it
          </button>
        </DeskForm>
      ) : null}
      <DeskForm
        act="tags"
        hidden={{ conversation: id }}
        className="console-inline"
        problem={refused?.problem?.message}
        label="Tags"
      >
        <p className="desk-field grow">
          <label htmlFor="tags">Tags, with commas between</label>
          <input
            id="tags"
            name={fieldsOf('tags')('tags')}
            key={tags.join()}
            defaultValue={refused?.values.tags ?? tags.join(', ')}
            list="known-tags"
            maxLength={200}
            aria-describedby="tags-hint"
          />
          <datalist id="known-tags">
            {choices.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </p>
        <button type="submit" className="desk-button" data-size="small">
          Save tags
        </button>
        <p id="tags-hint" className="desk-soft text-xs">
          At most {mostTags}, and nothing about anybody’s health.
        </p>
      </DeskForm>
    </section>
  );
}

/** Whose address it is and how we know. */
function emailWords({ email, verifiedEmail, buyer }: Pick<DeskThread, 'email' | 'verifiedEmail' | 'buyer'>): string {
  if (buyer) return `${buyer.email} (the order’s)`;
  if (verifiedEmail) return `${verifiedEmail} (shown to be theirs)`;
  return email ? `${email} (typed, not checked)` : 'not said';
}
