import { createServer } from 'node:http';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { forAsLongAsAsked } from '../keep-alive';

export type Message = {
  at: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Whom it was really delivered to, and the names of its headers. */
  recipients: string[];
  headers: string[];
};

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Takes every letter sent to it and shows them on a page; nothing leaves this machine. */
export async function startMailbox(smtpPort: number, webPort: number) {
  const messages: Message[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      simpleParser(stream).then(({ to, from, subject = '', text = '', html, date, headers }) => {
        const address = Array.isArray(to) ? to.map((one) => one.text).join(', ') : (to?.text ?? '');
        messages.unshift({
          at: (date ?? new Date()).toISOString(),
          to: address,
          from: from?.text ?? '',
          subject,
          text,
          html: html || '',
          recipients: envelope.rcptTo.map(({ address: one }) => one),
          headers: [...headers.keys()],
        });
        done();
      }, done);
    },
  });
  // A sender that is killed in mid-sentence is its own trouble, not the mailbox's.
  smtp.on('error', (error) => console.error('[mailbox]', error.message));
  const web = createServer(forAsLongAsAsked, (request, response) => {
    if (request.url === '/messages') {
      if (request.method === 'DELETE') messages.length = 0;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(messages));
      return;
    }
    const shown = messages.map(
      ({ at, to, subject, html, text }) =>
        `<article><h2>${escapeHtml(subject)}</h2><p>To ${escapeHtml(to)}, ${at}</p><iframe sandbox="allow-popups" title="${escapeHtml(subject)}" srcdoc="${escapeHtml(html)}"></iframe><details><summary>As text</summary><pre>${escapeHtml(text)}</pre></details></article>`,
    );
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Mailbox</title><style>body{font:16px/1.5 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}iframe{width:100%;height:34rem;border:1px solid #ccc}pre{white-space:pre-wrap}</style><h1>Mailbox</h1>${shown.join('') || '<p>No letters yet. Reload after an order.</p>'}`,
      );
  });
  // By number: without any network the sender warns of a name, even of this machine's own.
  await new Promise<void>((resolve) => smtp.listen(smtpPort, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => web.listen(webPort, 'localhost', resolve));
  const portOf = (address: ReturnType<typeof web.address>) => (typeof address === 'object' ? address?.port : undefined);
  const close = () => {
    web.closeAllConnections();
    web.close();
    smtp.close();
  };
  return {
    origin: `http://localhost:${portOf(web.address())}`,
    messages,
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server.address())}`,
    close,
  };
}
