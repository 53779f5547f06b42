import type { Site } from '@/lib/content/schema/site';
import { frame } from './frame';
import { type Block, button, type Letter, paragraph } from './letter';

type Words = {
  subject: string;
  says: readonly string[];
  link?: { href: string; label: string };
  lines?: readonly Line[];
};
type Line = { who: string; when: string; text: string };

/** A letter about a conversation. */
function letter(to: string, site: Site, { subject, says, link, lines = [] }: Words): Letter {
  const blocks: Block[] = [
    ...says.map(paragraph),
    ...(link ? [button(link.label, link.href)] : []),
    ...lines.map(({ who, when, text }): Block => ({ kind: 'lines', lines: [`${who}, ${when}`, ...text.split('\n')] })),
  ];
  return frame({ to, subject, title: subject, blocks }, site);
}

const howToConfirm = (code: string) =>
  `To show that this address is yours, type the code ${code} into that conversation, or open the link below in the browser in which you write to us. Both are good for a day.`;
const whatItGrants =
  'Whoever helps you in that conversation then takes you for the owner of this address, and may see the orders made with it and settle them with you.';
const notYou = 'If it was not you, leave this letter alone and give the code to nobody: nothing more comes.';
const confirmHere = 'Confirm in the browser in which I write';

/** Asks whether an address is theirs. It says nothing of the conversation, because we don't know yet whose it is. */
export const confirmLetter = (to: string, site: Site, { href, code }: { href: string; code: string }): Letter =>
  letter(to, site, {
    subject: 'Is this your e-mail address?',
    says: [
      `Somebody who is talking to us in the chat of ${site.brand.name} asked us to write to this address.`,
      howToConfirm(code),
      `What you asked for then comes here. ${whatItGrants}`,
      notYou,
    ],
    link: { href, label: confirmHere },
  });

export const continueLetter = (to: string, site: Site, href: string): Letter =>
  letter(to, site, {
    subject: 'Your conversation with us',
    says: [
      'With this link you can carry on your conversation with us in another browser or on another device, for seven days.',
      'Whoever has the link can read what was written, so please keep it to yourself.',
    ],
    link: { href, label: 'Carry on the conversation' },
  });

export const transcriptLetter = (to: string, site: Site, lines: readonly Line[]): Letter =>
  letter(to, site, {
    subject: 'What we wrote to each other',
    says: ['You asked for a copy of your conversation with us. Here it is, by UK time.'],
    lines,
  });

type Told = { to: string; href: string } & ({ lines: readonly Line[] } | { lines: null; code: string });

/** Tells of an answer. To an address of which nobody knows yet whose it is, without a word of what was asked or answered. */
export const answerLetter = ({ to, href, ...told }: Told, site: Site): Letter =>
  told.lines
    ? letter(to, site, {
        subject: 'We have answered your question',
        says: [
          'Here is what we answered. With the link you can read all of it and write back.',
          'Whoever has the link can read what was written, so please keep it to yourself.',
        ],
        link: { href, label: 'Read it and write back' },
        lines: told.lines,
      })
    : letter(to, site, {
        subject: 'We have answered your question',
        says: [
          `Somebody left a question in the chat of ${site.brand.name} and gave this address. A person has answered it.`,
          'If it was you, the answer is there, in the browser in which you asked.',
          howToConfirm(told.code),
          `A link to the answer then comes here. ${whatItGrants}`,
          notYou,
        ],
        link: { href, label: confirmHere },
      });

type Written = { to: string; href: string; number: string; lines: readonly Line[] };

/** What staff write to a buyer first, about an order of theirs. */
export const writtenLetter = ({ to, href, number, lines }: Written, site: Site): Letter =>
  letter(to, site, {
    subject: `About your order ${number}`,
    says: [
      `We write to you about your order ${number}. With the link you can write back.`,
      'Whoever has the link can read what was written, so please keep it to yourself.',
    ],
    link: { href, label: 'Write back' },
    lines,
  });
