/**
 * Decodes PNG: all colours and depths of the standard, interlaced or not (W3C PNG, third edition).
 *
 * The browser inflates, for that no browser falsifies. Checksums are not looked at: inflating
 * notices damage by its own.
 */

import { here, MOST_PICTURE_BYTES, sound } from './unreadable.js';

const SIGNATURE_BYTES = 8;
const GREY = 0;
const RGB = 2;
const PALETTE = 3;
const CHANNELS = [1, 0, 3, 1, 2, 0, 4];

// Where the passes of an interlaced picture begin, and their steps: x, y, step x, step y.
const PASSES = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2],
  [0, 1, 1, 2]];
const ONE_PASS = [[0, 0, 1, 1]];

/**
 * @typedef {object} Header
 * @property {number} width
 * @property {number} height
 * @property {number} depth bits of a sample
 * @property {number} colour
 * @property {boolean} isInterlaced
 */

/**
 * @param {Uint8Array<ArrayBuffer>} bytes the file
 * @returns {Promise<import('./engine.js').PixelRows>}
 */
export async function pngRows(bytes) {
  const { header, palette, packed } = chunks(bytes);
  const { width, height, depth, colour, isInterlaced } = header;
  const channels = CHANNELS[colour];
  const bitsPerPixel = channels * depth;
  const passes = (isInterlaced ? PASSES : ONE_PASS).map(([x, y, stepX, stepY]) => ({
    x, y, stepX, stepY,
    columns: Math.ceil((width - x) / stepX),
    rows: Math.ceil((height - y) / stepY),
  })).filter(({ columns, rows }) => columns > 0 && rows > 0);
  const sizes = passes.map(({ columns, rows }) => rows * (1 + Math.ceil(columns * bitsPerPixel / 8)));
  const raw = await inflated(packed, sizes.reduce((a, b) => a + b));

  /** @type {{start: number, stride: number}[]} */
  const places = [];
  let start = 0;
  for (const { columns, rows } of passes) {
    const stride = 1 + Math.ceil(columns * bitsPerPixel / 8);
    unfilter(raw.subarray(start, start + rows * stride), stride, Math.max(1, bitsPerPixel >> 3));
    places.push({ start, stride });
    start += rows * stride;
  }
  const scale = 255 / (2 ** Math.min(8, depth) - 1);

  /** @type {import('./engine.js').PixelRows['row']} */
  function row(y, into) {
    for (const [i, pass] of passes.entries()) {
      if (y < pass.y || (y - pass.y) % pass.stepY !== 0) {
        continue;
      }
      const { start, stride } = places[i];
      const line = start + stride * ((y - pass.y) / pass.stepY) + 1;
      for (let column = 0, at = 4 * pass.x; column < pass.columns; column++, at += 4 * pass.stepX) {
        const bit = column * bitsPerPixel;
        const pixel = line + (bit >> 3);
        const packedSample = depth < 8
          ? (raw[pixel] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
          : raw[pixel];
        if (colour === PALETTE) {
          into.set(palette.subarray(3 * packedSample, 3 * packedSample + 3), at);
        } else if ((colour & RGB) === 0) {
          into.fill(packedSample * scale, at, at + 3);
        } else {
          const step = depth >> 3;
          into[at] = raw[pixel];
          into[at + 1] = raw[pixel + step];
          into[at + 2] = raw[pixel + 2 * step];
        }
        into[at + 3] = 255;
      }
    }
  }

  return { width, height, row };
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function chunks(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  /** @type {Header | null} */
  let header = null;
  let palette = new Uint8Array(0);
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const packed = [];
  for (let at = SIGNATURE_BYTES; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
    if (type === 'IHDR') {
      header = read(data);
    } else if (type === 'PLTE') {
      palette = new Uint8Array(3 * 256);
      palette.set(data.subarray(0, 3 * 256));
    } else if (type === 'IDAT') {
      packed.push(data);
    }
  }
  if (header === null) {
    throw new Error('the file is damaged: no header');
  }
  sound(header.colour !== PALETTE || palette.length > 0, 'no palette');
  return { header, palette, packed: new Blob(packed) };
}

/**
 * @param {Uint8Array} data
 * @returns {Header}
 */
function read(data) {
  sound(data.length === 13, 'header');
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const [depth, colour, , , interlace] = data.subarray(8);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const isDepth = colour === GREY ? [1, 2, 4, 8, 16].includes(depth)
    : colour === PALETTE ? [1, 2, 4, 8].includes(depth) : depth === 8 || depth === 16;
  sound(width > 0 && height > 0 && colour <= 6 && CHANNELS[colour] > 0 && isDepth, 'header');
  const bytes = width * height * Math.max(1, CHANNELS[colour] * depth / 8);
  here(bytes <= MOST_PICTURE_BYTES, 'a picture of this size');
  return { width, height, depth, colour, isInterlaced: interlace === 1 };
}

/**
 * @param {Blob} packed
 * @param {number} length of what is in it
 */
async function inflated(packed, length) {
  const raw = new Uint8Array(length);
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let at = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    sound(at + part.value.length <= length, 'too many pixels');
    raw.set(part.value, at);
    at += part.value.length;
  }
  sound(at === length, 'too few pixels');
  return raw;
}

/**
 * Turns differences to the bytes on the left and above back into bytes.
 *
 * @param {Uint8Array} raw rows of a byte that names the filter, and bytes
 * @param {number} stride
 * @param {number} left how many bytes back the left pixel is
 */
function unfilter(raw, stride, left) {
  for (let row = 0; row < raw.length; row += stride) {
    const filter = raw[row];
    sound(filter <= 4, 'filter');
    for (let i = 1; i < stride; i++) {
      const a = i > left ? raw[row + i - left] : 0;
      const b = row > 0 ? raw[row + i - stride] : 0;
      const c = i > left && row > 0 ? raw[row + i - stride - left] : 0;
      raw[row + i] += predicted(filter, a, b, c);
    }
  }
}

/**
 * @param {number} filter
 * @param {number} a on the left
 * @param {number} b above
 * @param {number} c above on the left
 */
function predicted(filter, a, b, c) {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return a;
    case 2:
      return b;
    case 3:
      return (a + b) >> 1;
    default: {
      const toA = Math.abs(b - c);
      const toB = Math.abs(a - c);
      const toC = Math.abs(a + b - 2 * c);
      return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }
  }
}
