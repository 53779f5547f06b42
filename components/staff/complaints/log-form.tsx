import { TextareaField } from '@/components/ui/field';
import { complaintChannels } from '@/lib/db/states';
import { channelWords } from '@/lib/desk/complaints/words';
import type { Draft } from '@/lib/http/form-store';
import { ActForm, fieldsOf } from '../act-form';
import { DeskField } from '../field';
import { Said } from '../said';

const field = fieldsOf('complaints/log');

type Props = { id: string; today: string; draft: Draft | null };

/** Writes down a complaint that came by another way than the form. */
export function LogComplaint({ id, today, draft }: Props) {
  const { values = {}, problem } = draft ?? {};
  const errors = problem?.fields ?? {};
  return (
    <ActForm act="complaints/log" hidden={{ id: values.id ?? id }} noValidate className="desk-form max-w-xl">
      <Said done={null} problem={problem?.message} />
      <p className="desk-field">
        <label htmlFor="channel">It came by</label>
        <select id="channel" name={field('channel')} defaultValue={values.channel ?? 'chat'}>
          {complaintChannels
            .filter((channel) => channel !== 'form')
            .map((channel) => (
              <option key={channel} value={channel}>
                {channelWords[channel]}
              </option>
            ))}
        </select>
      </p>
      <DeskField
        id="received"
        name={field('received')}
        label="On"
        type="date"
        max={today}
        defaultValue={values.received ?? today}
        error={errors.received}
      />
      <DeskField
        id="complainant"
        name={field('name')}
        label="Name"
        autoComplete="off"
        defaultValue={values.name}
        error={errors.name}
      />
      <DeskField
        id="complaint-email"
        name={field('email')}
        label="E-mail, if they gave one"
        type="email"
        autoComplete="off"
        defaultValue={values.email}
        error={errors.email}
      />
      <DeskField
        id="contact"
        name={field('contact')}
        label="Otherwise, address or telephone"
        autoComplete="off"
        maxLength={300}
        defaultValue={values.contact}
        error={errors.contact}
      />
      <DeskField
        id="complaint-order"
        name={field('order')}
        label="Order number, if it is about one"
        autoComplete="off"
        maxLength={40}
        defaultValue={values.order}
        error={errors.order}
      />
      <TextareaField
        name={field('what')}
        label="What happened, in their words"
        rows={5}
        maxLength={4000}
        defaultValue={values.what}
        error={errors.what}
      />
      <button type="submit" className="desk-button justify-self-start" data-tone="primary">
        Log it and send the receipt
      </button>
    </ActForm>
  );
}
