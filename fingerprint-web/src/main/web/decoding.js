/**
 * Lets the browser decode a picture, and reads it row by row.
 *
 * Only a strip of the picture is on a canvas at a time: a telephone has the decoded picture in
 * memory once and not three times.
 */

import { isTransparent, storedStrips } from './transparent.js';
import { unturned } from './unturned.js';

const STRIP_BYTES = 4 << 20;

/**
 * @typedef {import('./engine.js').PixelRows & {
 *   isExact: () => boolean,
 *   close: () => void,
 * }} DecodedPicture
 *   `isExact`: whether all pixels read so far are as stored; `close` gives the memory back.
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
  return rowsOfBitmap(bitmap);
}

/**
 * Reads pixels that were decoded before, as `CanvasRenderingContext2D.getImageData` gives them.
 *
 * @param {ImageData} pixels
 * @returns {DecodedPicture}
 */
export function rowsOfPixels(pixels) {
  const { width, height, data } = pixels;
  return {
    width,
    height,
    row: (y, into) => into.set(data.subarray(4 * width * y, 4 * width * (y + 1))),
    isExact: () => true,
    close: () => {},
  };
}

/**
 * Reads a picture that the browser has decoded.
 *
 * @param {ImageBitmap} bitmap closed by `close`
 * @returns {DecodedPicture}
 */
export function rowsOfBitmap(bitmap) {
  const { width, height } = bitmap;
  const stripRows = Math.min(height, Math.max(1, Math.floor(STRIP_BYTES / (4 * width))));
  const canvas = new OffscreenCanvas(width, stripRows);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true }));
  // Pixels are replaced, not laid over those of the strip before.
  context.globalCompositeOperation = 'copy';
  context.imageSmoothingEnabled = false;
  /** @type {import('./transparent.js').ReadStrip | undefined} */
  let readStored;
  let isExact = true;

  /** @param {number} top */
  function read(top) {
    const rows = Math.min(stripRows, height - top);
    context.drawImage(bitmap, 0, -top);
    const { data } = context.getImageData(0, 0, width, rows);
    if (!isTransparent(data)) {
      return data;
    }
    readStored ??= storedStrips(bitmap);
    const stored = readStored(top, rows);
    isExact &&= stored !== null;
    return stored ?? data;
  }

  let top = -1;
  /** @type {Uint8Array|Uint8ClampedArray} */
  let strip;

  /** @type {DecodedPicture['row']} */
  function row(y, into) {
    const wanted = y - y % stripRows;
    if (wanted !== top) {
      strip = read(wanted);
      top = wanted;
    }
    into.set(strip.subarray(4 * width * (y - top), 4 * width * (y - top + 1)));
  }

  return { width, height, row, isExact: () => isExact, close: () => bitmap.close() };
}
