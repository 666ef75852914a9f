/**
 * Lets the browser decode a picture, and reads it row by row.
 *
 * Only a strip of the picture is on a canvas at a time: a telephone has the decoded picture in
 * memory once and not three times.
 */

import { unturned } from './unturned.js';

const STRIP_BYTES = 4 << 20;

/**
 * @typedef {import('./engine.js').PixelRows & {close: () => void}} DecodedPicture
 */

/**
 * Decodes as the reference does: no colour profile is applied, transparency does not darken, and
 * the orientation that a camera noted is ignored.
 *
 * @param {Blob} blob
 * @returns {Promise<DecodedPicture>}
 * @throws {DOMException} if the browser cannot decode it
 */
export async function decode(blob) {
  const bitmap = await createImageBitmap(await unturned(blob), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
  return strips(bitmap);
}

/**
 * Reads pixels that were decoded before, as `CanvasRenderingContext2D.getImageData` gives them.
 *
 * @param {ImageData} pixels
 * @returns {DecodedPicture}
 */
export function decoded(pixels) {
  const { width, height, data } = pixels;
  return {
    width,
    height,
    row: (y, into) => into.set(data.subarray(4 * width * y, 4 * width * (y + 1))),
    close: () => {},
  };
}

/**
 * @param {ImageBitmap} bitmap
 * @returns {DecodedPicture}
 */
function strips(bitmap) {
  const { width, height } = bitmap;
  const rows = Math.min(height, Math.max(1, Math.floor(STRIP_BYTES / (4 * width))));
  const canvas = new OffscreenCanvas(width, rows);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true }));
  // Pixels are replaced, not laid over those of the strip before.
  context.globalCompositeOperation = 'copy';
  context.imageSmoothingEnabled = false;
  let top = -1;
  let strip = new Uint8ClampedArray(0);

  /** @type {DecodedPicture['row']} */
  function row(y, into) {
    const from = Math.floor(y / rows) * rows;
    if (from !== top) {
      context.drawImage(bitmap, 0, -from);
      strip = context.getImageData(0, 0, width, rows).data;
      top = from;
    }
    into.set(strip.subarray(4 * width * (y - top), 4 * width * (y - top + 1)));
  }

  return { width, height, row, close: () => bitmap.close() };
}
