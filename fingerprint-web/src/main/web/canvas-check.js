/**
 * Finds out whether pages can read what is on a canvas.
 *
 * Some browsers change the pixels that a page reads, so that a canvas cannot tell one visitor from
 * another. A fingerprint of changed pixels would be wrong without anybody noticing.
 */

import { decode } from './decoding.js';

const SIDE = 64;
const HEADER_BYTES = 54;

/**
 * Returns whether a picture of known pixels comes back as it is, through the same decoder and
 * canvas as any other.
 */
export async function canvasIsTrue() {
  const known = bmp();
  const picture = await decode(new Blob([known], { type: 'image/bmp' }));
  const row = new Uint8Array(4 * SIDE);
  let same = picture.width === SIDE && picture.height === SIDE;
  for (let y = 0; y < SIDE && same; y++) {
    picture.row(y, row);
    same = row.every((value, i) => value === expected(known, y, i));
  }
  picture.close();
  return same;
}

/**
 * @param {Uint8Array<ArrayBuffer>} known
 * @param {number} y
 * @param {number} i
 */
function expected(known, y, i) {
  const pixel = HEADER_BYTES + 3 * ((SIDE - 1 - y) * SIDE + (i >> 2));
  const channel = i & 3;
  return channel === 3 ? 255 : known[pixel + 2 - channel];
}

/** Returns a picture of chance pixels: a browser may spare those that are all alike. */
function bmp() {
  const bytes = new Uint8Array(HEADER_BYTES + 3 * SIDE * SIDE);
  const header = new DataView(bytes.buffer);
  header.setUint16(0, 0x424d);
  header.setUint32(2, bytes.length, true);
  header.setUint32(10, HEADER_BYTES, true);
  header.setUint32(14, 40, true);
  header.setInt32(18, SIDE, true);
  header.setInt32(22, SIDE, true);
  header.setUint16(26, 1, true);
  header.setUint16(28, 24, true);
  let state = 1;
  for (let i = HEADER_BYTES; i < bytes.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    bytes[i] = state >>> 16;
  }
  return bytes;
}
