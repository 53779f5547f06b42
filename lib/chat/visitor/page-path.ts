const shown = /^\/(?:$|(?:products|shop|articles|help|search|basket|checkout)(?:\/[a-z0-9-]+)*$)/;

/** Where in the shop a visitor is, for whoever answers: public pages only, without what was searched for or any secret. */
export function pagePath(path: string | undefined): string | null {
  return path !== undefined && path.length <= 200 && shown.test(path) ? path : null;
}
