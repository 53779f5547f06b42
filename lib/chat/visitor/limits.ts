/** Apart from the schemas, so that the browser can know them without those. Characters in one message. */
export const longestMessage = 4000;
/** Bytes of a picture, and of the form that it comes in. */
export const largestPicture = 8 * 2 ** 20;
export const largestUpload = largestPicture + 16_384;
export const pictureTypes = 'image/png,image/jpeg,image/webp';
