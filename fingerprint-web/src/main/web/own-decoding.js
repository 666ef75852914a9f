/**
 * Decodes PNG and JPEG without the browser, for those that change the pixels that pages read.
 */

import { jpegLuma } from './jpeg.js';
import { pngRows } from './png.js';
import { here, MOST_PICTURE_BYTES } from './unreadable.js';

/** @typedef {import('./decoding.js').DecodedPicture} DecodedPicture */

/**
 * Decodes as the reference does: no gamma, no colour profile, no orientation; of transparent pixels
 * the stored colours. Of a JPEG the brightness alone is decoded, which is nearly all of what a
 * fingerprint is made of: some bits may differ.
 *
 * @param {Blob} file
 * @returns {Promise<DecodedPicture>}
 * @throws {import('./unreadable.js').NotReadHere} if it is no PNG or JPEG, or one that hardly anything writes
 * @throws {Error} if it is damaged
 */
export async function decodeHere(file) {
  here(file.size <= MOST_PICTURE_BYTES, 'a file of this size');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    return { ...jpegLuma(bytes), isExact: () => false, close: () => {} };
  }
  here(bytes[0] === 0x89 && bytes[1] === 0x50, 'a file that is neither PNG nor JPEG');
  return { ...await pngRows(bytes), isExact: () => true, close: () => {} };
}
