/**
 * The addresses that a build makes pages for. In development none are named beforehand: Next would keep the list from
 * before a file was added, and answer 404 for the new page. A page asks for its content itself, and answers 404 without.
 */
export const inBuild =
  <Params>(addresses: () => Params[]) =>
  (): Params[] =>
    process.env.NODE_ENV === 'development' ? [] : addresses();
