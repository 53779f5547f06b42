import 'server-only';
import { acknowledgeDays, answerDays } from '@/lib/complaints/clock';
import { type Complaint, complaintById } from '@/lib/complaints/complaint-store';
import { content } from '@/lib/content/content';
import type { Site } from '@/lib/content/schema/site';
import { db } from '@/lib/db/connection';
import { dateInLondon, formatLongDate } from '@/lib/time/format';
import { frame } from './frame';
import { type Block, heading, type Letter, link, paragraph } from './letter';

const kinds = ['complaint-received', 'complaint-acknowledged', 'complaint-outcome'] as const;
type Kind = (typeof kinds)[number];
export const isComplaintLetter = (kind: string): kind is Kind => kinds.some((one) => one === kind);

const inLines = (text: string): Block => ({ kind: 'lines', lines: text.split('\n') });

const ico = ({ regulator }: Site): Block[] => [
  heading('If you are not satisfied'),
  paragraph('You may complain to the regulator, which costs nothing, and you may go to court.'),
  { kind: 'lines', lines: [regulator.name, ...regulator.address, regulator.phone] },
  link(`Complain to the ${regulator.name}`, regulator.url),
];

/** A receipt of the form goes to an address that nobody has proved, so it carries nothing that its sender wrote. */
function wordsOf(kind: Kind, { reference, channel, receivedAt, words, outcome }: Complaint, site: Site) {
  const came = formatLongDate(dateInLondon(receivedAt));
  switch (kind) {
    case 'complaint-received':
      return {
        subject: `We have your complaint (${reference})`,
        blocks: [
          paragraph(`Your complaint about personal data came on ${came}. Its reference is ${reference}.`),
          paragraph(
            `A person reads it and writes to you within ${acknowledgeDays} days. We look into it and tell you what came of it, at the latest ${answerDays} days after it came.`,
          ),
          ...(channel === 'form' ? [] : [heading('What we wrote down'), inLines(words)]),
        ],
      };
    case 'complaint-acknowledged':
      return {
        subject: `We are looking into your complaint (${reference})`,
        blocks: [
          paragraph(
            `A person has read the complaint about personal data that came on ${came}, and is looking into it.`,
          ),
          paragraph(
            `You hear what came of it at the latest ${answerDays} days after it came. If you want to add something, answer this letter and name the reference ${reference}.`,
          ),
        ],
      };
    case 'complaint-outcome':
      return {
        subject: `What came of your complaint (${reference})`,
        blocks: [
          paragraph(`This is our answer to the complaint about personal data that came on ${came}.`),
          inLines(outcome ?? ''),
          ...ico(site),
        ],
      };
  }
}

/** A letter about a complaint; null once whoever complained has been erased. */
export async function composeComplaintLetter(kind: Kind, id: string): Promise<Letter | null> {
  const complaint = await complaintById(await db(), id);
  if (!complaint?.email) return null;
  const { site } = content();
  const { subject, blocks } = wordsOf(kind, complaint, site);
  return frame({ to: complaint.email, subject, title: subject, blocks }, site);
}
