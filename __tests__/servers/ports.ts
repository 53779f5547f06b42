/** Where the browser tests' servers listen and keep their data; TEST_PORT moves all of them. */
const first = Number(process.env.TEST_PORT ?? 4310);

export const ports = {
  shop: first,
  sandbox: first + 1,
  mailbox: first + 2,
  smtp: first + 3,
  second: first + 4,
  third: first + 5,
  controls: first + 6,
  dev: first + 10,
};
export const folder = `.data/test-${first}`;
export const clockFile = `${folder}/clock`;
export const ownerLinkFile = `${folder}/owner-link`;
