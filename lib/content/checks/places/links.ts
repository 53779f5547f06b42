import { type Problem, problemAt } from '../../problem';
import type { Redirect } from '../../schema/site';
import { type AnySource, everySource, type Read } from '../../source';
import { didYouMean } from '../../text/did-you-mean';
import { headingsOf, nodesOf } from '../../text/markdown';
import type { Addresses } from './addresses';

type Verdict = { message: string; level?: Problem['level'] } | null;

/** Links in bodies, menus and canned replies: each leads to a page that is there, or safely out of the shop. */
export function checkLinks(read: Read, addresses: Addresses): Problem[] {
  const { site, replies, redirects } = read.settings;
  const [, ownHost = ''] = site?.value.legal.email.toLowerCase().split('@') ?? [];
  const judge = (href: string) => judgeLink(withinShop(href, ownHost), addresses, redirects?.value ?? []);
  const inMenus = site
    ? [
        ...site.value.strip.map(({ href }, index) => ({ href, path: ['strip', index, 'href'] })),
        ...site.value.navigation.map(({ href }, index) => ({ href, path: ['navigation', index, 'href'] })),
        ...site.value.footer.flatMap(({ links }, column) =>
          links.map(({ href }, index) => ({ href, path: ['footer', column, 'links', index, 'href'] })),
        ),
      ].flatMap(({ href, path }): Problem[] => {
        const verdict = judge(href);
        return verdict ? [problemAt(site, path, verdict.message, verdict)] : [];
      })
    : [];
  const inReplies = replies
    ? replies.value.flatMap(({ body }, index) =>
        addressesInText(body).flatMap((href): Problem[] => {
          const verdict = judge(href);
          return verdict ? [problemAt(replies, [index, 'body'], verdict.message, verdict)] : [];
        }),
      )
    : [];
  const judgeSource = (href: string) => (isHomePage(href) ? { message: homePageSays(href) } : judge(href));
  const inBodies = everySource(read.sources).flatMap((source) =>
    inBody(source, 'references' in source.fields ? judgeSource : judge),
  );
  return [...inBodies, ...inMenus, ...inReplies];
}

/** An article's link to the front page of somebody else proves nothing that the article says. */
export function isHomePage(href: string): boolean {
  if (!href.startsWith('https://') || !URL.canParse(href)) return false;
  const { pathname, search } = new URL(href);
  return /^\/(index(\.\w+)?\/?)?$/.test(pathname) && search === '';
}

export const homePageSays = (href: string) => `${href} is a home page; lead to the very page that says it.`;

function inBody({ file, bodyLine, bodySource, root }: AnySource, judge: (href: string) => Verdict): Problem[] {
  const lines = bodySource.split('\n');
  const ownAnchors = () => headingsOf(root).map(({ id }) => id);
  return nodesOf(root).flatMap((node): Problem[] => {
    if (node.type !== 'link') return [];
    const href = String(node.attributes.href ?? '');
    const verdict = href.startsWith('#') ? judgeAnchor(href.slice(1), file, ownAnchors()) : judge(href);
    if (!verdict) return [];
    const from = node.lines[0] ?? 0;
    const line = Math.max(
      lines.findIndex((text, index) => index >= from && text.includes(`(${href}`)),
      from,
    );
    const column = Math.max((lines[line]?.indexOf(`(${href}`) ?? 0) + 2, 1);
    return [{ file, line: bodyLine + line, column, level: verdict.level ?? 'error', message: verdict.message }];
  });
}

const judgeAnchor = (anchor: string, where: string, known: readonly string[]): Verdict =>
  known.includes(anchor)
    ? null
    : { message: `there is no heading "#${anchor}" in ${where}.${didYouMean(anchor, known)}` };

/** The address of a page of our own, however it is written: the shop answers where its letters come from. */
function withinShop(href: string, ownHost: string): string {
  if (!ownHost || !/^https?:/.test(href) || !URL.canParse(href)) return href;
  const { hostname, pathname, hash } = new URL(href);
  return hostname.replace(/^www\./, '') === ownHost ? pathname + hash : href;
}

/** What is wrong with a link, if anything is. */
export function judgeLink(href: string, addresses: Addresses, redirects: readonly Redirect[]): Verdict {
  if (/^https:\/\/[\w.-]+\.\w+/.test(href)) return null;
  if (href.startsWith('mailto:')) {
    if (/^mailto:[^@\s?]+@[\w-]+(\.[\w-]+)+(\?.*)?$/.test(href)) return null;
    return { message: `"${href}" names no e-mail address; write it like mailto:name@example.org.` };
  }
  if (href.startsWith('tel:')) {
    if (/^tel:\+?\d[\d-]{2,}$/.test(href)) return null;
    return { message: `"${href}" names no telephone number; write it like tel:+441234567890.` };
  }
  if (href.startsWith('http://')) return { message: `"${href}" must start with https://.` };
  if (!/^\/(?![/\\])/.test(href)) {
    return { message: `"${href}" is not an address; write /… for a page of the shop, https://… for any other.` };
  }
  const [path = '', anchor] = href.replace(/\?[^#]*/, '').split('#');
  const address = addresses.get(path);
  if (!address) {
    const moved = redirects.find(({ from }) => from === path);
    if (moved) return { level: 'warning', message: `"${path}" has moved; link to "${moved.to}" itself.` };
    return { message: `"${path}" is not a page of the shop.${didYouMean(path, [...addresses.keys()])}` };
  }
  if (address.state === 'broken') return null;
  if (address.state === 'draft') {
    return { message: `"${path}" is a draft, so this link leads nowhere. Publish it, or take the link out.` };
  }
  if (anchor === undefined || address.anchors === 'unknown') return null;
  return judgeAnchor(anchor, path, [...address.anchors]);
}

/** Addresses written out in plain text, where they become links by themselves. */
function addressesInText(text: string): string[] {
  const written = text.match(/(?<![\w/.:])\/(?:help|products|articles|shop|support|basket)\b[\w\-/#]*|http:\/\/\S+/g);
  return written ?? [];
}
