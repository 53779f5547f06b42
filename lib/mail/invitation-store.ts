import 'server-only';
import { z } from 'zod';
import { content } from '@/lib/content/content';
import type { Site } from '@/lib/content/schema/site';
import { env } from '@/lib/env';
import { invitationPath } from '@/lib/staff/invitation-token-store';
import { html, type Letter } from './letter';

type Invitation = { email: string; by: string; link: string };

/** Asks somebody to the desk, or lets them set a new password. */
function invitationLetter({ email, by, link }: Invitation, { brand, legal }: Site): Letter {
  const says = [
    `${by} asks you to the staff desk of ${brand.name}.`,
    'Open this link and choose a password. It works once, and for three days:',
  ];
  const body = html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Your place at the desk</title></head>
<body style="margin:0;background:#fbf7ef;color:#1d2b24;font:16px/1.5 Arial,sans-serif"><div style="max-width:600px;margin:0 auto;padding:24px">
<p style="font:22px Georgia,serif;color:#2f6b46">${brand.name}</p>${says.map((line) => html`<p>${line}</p>`)}
<p><a href="${link}">${link}</a></p><p style="font-size:14px">If you did not expect this, please leave it alone.</p></div></body></html>`;
  return {
    to: email,
    from: `${brand.name} <${legal.email}>`,
    subject: `Your place at the desk of ${brand.name}`,
    html: body.source,
    text: [...says, link, 'If you did not expect this, please leave it alone.'].join('\n\n'),
  };
}

const invitation = z.object({ email: z.string(), by: z.string() });

/** The letter with somebody's link to the desk, which is made anew here: it is stored nowhere. */
export function composeInvitation(id: string, payload: unknown): Letter {
  const link = `${env().publicUrl}${invitationPath(id)}`;
  return invitationLetter({ ...invitation.parse(payload), link }, content().site);
}
