/**
 * Whose e-mail address it is, however they spell it: capitals are none, what stands after a plus is a note to oneself,
 * and Gmail passes over dots and has two names. Anything else is somebody else's address.
 */
export function personOf(email: string): string {
  const [whole = '', host = ''] = splitLast(email.toLowerCase());
  const [local = ''] = whole.split('+');
  return host === 'gmail.com' || host === 'googlemail.com'
    ? `${local.replaceAll('.', '')}@gmail.com`
    : `${local}@${host}`;
}

function splitLast(email: string): [string, string] {
  const at = email.lastIndexOf('@');
  return [email.slice(0, Math.max(0, at)), email.slice(at + 1)];
}
