import 'server-only';
import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/lib/env';
import type { Letter } from './letter';

let transport: Transporter | undefined;

/** Sends over SMTP. The message id comes from the outbox row, so that a letter sent twice is shown once by mail programs. */
export async function sendLetter({ to, from, subject, html, text }: Letter, id: string): Promise<void> {
  const { mail, publicUrl } = env();
  transport ??= createTransport(withTimeouts(mail.smtpUrl));
  await transport.sendMail({
    from: mail.from ?? from,
    // As it is, and never read as a list of addresses.
    to: { name: '', address: to },
    subject,
    html,
    text,
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  });
}

/** A mail server that hangs must let go before the letter's lease ends. */
function withTimeouts(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  url.searchParams.set('connectionTimeout', '10000');
  url.searchParams.set('socketTimeout', '20000');
  return url.href;
}
