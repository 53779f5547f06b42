/** Characters in one message. Apart from the schema, so that the browser can know it without that. */
export const longestMessage = 4000;
