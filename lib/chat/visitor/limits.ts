/** Apart from the schemas, so that the browser can know them without those. Characters in one message. */
export const longestMessage = 4000;
/** Bytes of a picture, and of the form that it comes in. */
export const largestPicture = 8 * 2 ** 20;
export const largestUpload = largestPicture + 16_384;
/** More than most telephones take, and about a second's work for the shop. */
export const mostPixels = 25_000_000;
/** Of what is kept of a picture. */
export const longestSide = 1_600;
export const pictureTooLarge =
  'This picture has more than 8 MB, and we take no larger ones. Please choose a smaller one, or a screenshot of it.';
export const pictureTypes = 'image/png,image/jpeg,image/webp';
