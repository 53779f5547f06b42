import { z } from 'zod';
import { emailAddress, optionalEmail } from '@/lib/text/email';
import { line, lines, optionalLine } from '@/lib/text/line';

const told = {
  name: line('Enter your name.', 100),
  order: optionalLine(40),
  what: lines('Tell us what happened.', 4_000),
};

/** What somebody sends themselves. */
export const complaintForm = z.strictObject({ ...told, email: emailAddress });

/** One that came another way and is written down at the desk; `contact` is how to answer without an e-mail address. */
export const loggedComplaint = { ...told, email: optionalEmail, contact: optionalLine(300) };
