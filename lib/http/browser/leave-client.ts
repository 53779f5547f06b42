export const unreachable = 'We could not reach the shop. Please check your connection and try again.';
export const unreadable = 'The shop could not answer. Please try again in a minute.';

const textsOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');

/**
 * Goes where a link or a form leads, as without script, but only once the shop has answered: a page that is left while it
 * can't be reached is lost with all that was typed. Gives what to say if it stays.
 */
export async function leaveBy(way: HTMLFormElement | HTMLAnchorElement): Promise<string> {
  try {
    const { ok, url } = await (way instanceof HTMLFormElement
      ? fetch(way.action, { method: 'POST', body: new URLSearchParams(textsOf(way)) })
      : fetch(way.href, { method: 'HEAD' }));
    if (!ok) return unreadable;
    location.assign(url);
    return '';
  } catch {
    return unreachable;
  }
}
