import { fields, singleton } from '@keystatic/core';
import { inBraces } from '@/lib/content/placeholders';
import { clock, day, longText, opened, options, text, weekday, whole, words } from './fields';

const span = { opens: clock('Opens'), closes: clock('Closes') };

export const chat = singleton({
  label: 'Chat hours',
  path: 'chat',
  format: 'yaml',
  schema: {
    opened: opened(),
    timeZone: text('Time zone'),
    hours: fields.array(fields.object({ day: weekday(), ...span }, { layout: [4, 4, 4] }), {
      label: 'Every week',
      description: 'A day that is not listed is closed.',
      itemLabel: (item) => `${item.fields.day.value} ${item.fields.opens.value} to ${item.fields.closes.value}`,
    }),
    exceptions: fields.array(
      fields.object({
        date: day('Date'),
        note: text('Why', 'Shoppers read this'),
        when: fields.conditional(fields.checkbox({ label: 'Closed all day', defaultValue: true }), {
          true: fields.empty(),
          false: fields.object(span, { layout: [6, 6] }),
        }),
      }),
      { label: 'Single days', itemLabel: (item) => `${item.fields.date.value} ${item.fields.note.value}` },
    ),
    override: fields.conditional(fields.checkbox({ label: 'Open or close by hand, for now' }), {
      true: fields.object({
        state: fields.select({ label: 'State', options: options(['open', 'closed']), defaultValue: 'closed' }),
        until: text('Until', 'An instant like 2026-12-01T12:00:00Z'),
        note: text('Why', 'Shoppers read this'),
      }),
      false: fields.empty(),
    }),
    answerWithinMinutes: whole('Answered within, in minutes of opening time'),
    answerSooner: fields.object(
      {
        liveMinutes: whole('Whoever stays on the page while somebody is here'),
        orderDueTodayMinutes: whole('Whose order arrives today'),
        reactionMinutes: whole('Whoever writes of a reaction to a product'),
        reactionWords: words('Words that speak of a reaction'),
      },
      { label: 'Answered sooner, in minutes of opening time' },
    ),
    idleMinutes: whole('Minutes of silence after which a conversation rests'),
    awayMinutes: whole('Minutes of doing nothing after which staff count as away'),
    notice: longText('Notice before the first message'),
    greeting: fields.object(
      { open: longText('Open'), busy: longText('Busy'), closed: longText('Closed') },
      { label: 'Greetings' },
    ),
    retentionDays: whole('Days after which conversations are erased'),
    auditDays: whole('Days after which the record of who did what is erased', 'At least 90', { min: 90 }),
    tags: words('Tags that staff choose from'),
    tagRules: fields.object(
      {
        refused: words('Words that say something of a person’s health'),
        fine: words('Words about goods that only sound like it'),
      },
      { label: 'What may be a tag' },
    ),
  },
});

export const replies = singleton({
  label: 'Canned replies',
  path: 'replies',
  format: 'yaml',
  schema: {
    opened: opened(),
    items: fields.array(
      fields.object({
        shortcut: text('Shortcut', 'Staff type a stroke and this word'),
        title: text('Title'),
        body: longText('Reply', `${new Intl.ListFormat('en-GB').format(inBraces('reply'))} are filled in`),
      }),
      { label: 'Replies', itemLabel: (item) => `/${item.fields.shortcut.value} ${item.fields.title.value}` },
    ),
  },
});
