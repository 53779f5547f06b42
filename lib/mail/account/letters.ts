import type { Site } from '@/lib/content/schema/site';
import type { AccountNews } from '@/lib/staff/news';
import type { Role } from '@/lib/staff/permissions';
import { frame } from '../frame';
import { type Block, button, type Letter, paragraph, small } from '../letter';

type Told = { to: string; name: string; site: Site };

export function invitationLetter({ to, by, link, site }: { to: string; by: string; link: string; site: Site }): Letter {
  const title = `Your place at the desk of ${site.brand.name}`;
  return frame(
    {
      to,
      subject: title,
      title,
      blocks: [
        paragraph(`${by} asks you to the staff desk of ${site.brand.name}.`),
        paragraph('Open this link and choose a password. It works once, and for three days. Nobody but you has it.'),
        button('Choose a password', link),
        small('If you did not expect this, please leave it alone.'),
      ],
    },
    site,
  );
}

export function passwordLinkLetter({ to, name, by, link, site }: Told & { by: string | null; link: string }): Letter {
  const title = 'A link for a new password';
  return frame(
    {
      to,
      subject: `${title}: the desk of ${site.brand.name}`,
      title,
      blocks: [
        paragraph(`Hello ${name},`),
        paragraph(
          by
            ? `${by} asks us to send you a link for a new password. Nobody but you has it.`
            : 'Somebody asks for a new password for your account at the desk. Nobody but you has this link.',
        ),
        paragraph('It works once, for four hours, and only while nothing else about your account changes.'),
        button('Set a new password', link),
        small('If you did not ask for this, leave it alone: your password stays as it is.'),
      ],
    },
    site,
  );
}

export function loginCodeLetter({ to, name, code, site }: Told & { code: string }): Letter {
  const title = `${code} is your code`;
  return frame(
    {
      to,
      subject: `Your code for the desk of ${site.brand.name}`,
      title,
      blocks: [
        paragraph(`Hello ${name},`),
        paragraph(
          'Your password was typed in a browser that we do not know, after many failed tries for your account from elsewhere. So we ask for this code too. It is good for a quarter of an hour.',
        ),
        small(
          'If this was not you, somebody knows your password. Change it at once, and tell the owner. Give this code to nobody.',
        ),
      ],
    },
    site,
  );
}

const roleWords: Record<Role, string> = { agent: 'an agent', lead: 'a lead', owner: 'an owner' };

/** What has happened, in a heading and a sentence. `by` is a colleague's name. */
function newsWords(news: AccountNews, by: string): { title: string; says: string } {
  switch (news.what) {
    case 'password-changed':
      return {
        title: 'Your password was changed',
        says: 'The password of your account at the desk was changed. Wherever else you were logged in, you no longer are. Your passkeys, if you have any, go on opening it; the page of your account lists them.',
      };
    case 'reset-by-command':
      return {
        title: 'A way in was made for you',
        says: 'Whoever runs the shop’s computer has made a link there with which your password can be set anew. Until then nothing opens your account: your old password and your passkeys do not any more, and you are logged out everywhere.',
      };
    case 'new-device':
      return {
        title: 'A login from a new browser',
        says: `Somebody has logged in to your account: ${news.device}, in which you had not been seen before.`,
      };
    case 'factor-on':
      return {
        title: 'Your second factor is on',
        says: 'From now on we ask for a code from your authenticator app besides your password. Keep your recovery codes where you would look for them without your telephone.',
      };
    case 'own-factor-off':
      return { title: 'Your second factor is off', says: 'From now on your password alone lets somebody in.' };
    case 'factor-off':
      return {
        title: 'Your second factor was taken off',
        says: `${by} has taken it off, because you asked for it or have lost it. Please set up a new one.`,
      };
    case 'new-recovery-codes':
      return { title: 'You have new recovery codes', says: 'The earlier ones do not work any more.' };
    case 'recovery-code-used':
      return {
        title: 'A recovery code was used',
        says: `Somebody has used one of your recovery codes instead of a code from your app. You have ${news.left} left.`,
      };
    case 'passkey-added':
      return {
        title: 'A passkey was added',
        says: `“${news.name}” now opens your account at the desk, without a password or a code.`,
      };
    case 'passkey-removed':
      return { title: 'A passkey was removed', says: `“${news.name}” does not open your account any more.` };
    case 'passkey-copied':
      return {
        title: 'A passkey was refused',
        says: `“${news.name}” was used, but it had fallen behind itself, as a copy of it would. We let nobody in. Please remove this passkey on the page of your account, and tell the owner.`,
      };
    case 'role-changed':
      return {
        title: 'Your role was changed',
        says: `${by} has made you ${roleWords[news.becomes]}. Please log in again.`,
      };
    case 'disabled':
      return { title: 'Your account was disabled', says: `${by} has taken away your way in to the desk.` };
    case 'back':
      return {
        title: 'You may come in again',
        says: `${by} has given you back your way in to the desk. Log in by your password: passkeys that you had before are removed.`,
      };
  }
}

type News = Told & { news: AccountNews; by: string; when: string; account: string };

export function newsLetter({ to, name, news, by, when, account, site }: News): Letter {
  const { title, says } = newsWords(news, by);
  const gone = news.what === 'disabled';
  const blocks: Block[] = [
    paragraph(`Hello ${name},`),
    paragraph(says),
    paragraph(`When: ${when}.`),
    ...(gone ? [] : [button('Your account', account)]),
    small(
      gone
        ? 'If you think that this is a mistake, please ask them.'
        : 'If this was not you, or you did not know of it: change your password at once, remove every passkey that you do not know, log out everywhere, and tell the owner.',
    ),
  ];
  return frame({ to, subject: `${title}: the desk of ${site.brand.name}`, title, blocks }, site);
}
