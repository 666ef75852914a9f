/**
 * Decodes and hashes, one picture after the other, beside the page so that it is never held up.
 * Answers the messages of `hasher.js`.
 */

import { canvasIsTrue } from './canvas-check.js';
import { decode, rowsOfBitmap, rowsOfPixels } from './decoding.js';
import { digestsOf } from './digests.js';
import { openEngine } from './engine.js';

/** @typedef {import('./hasher.js').RefusalCode} RefusalCode */

/**
 * @typedef {object} Order what `hasher.js` asks for: a fingerprint
 * @property {number} id
 * @property {Blob|ImageData|ImageBitmap} picture
 * @property {boolean} sampled
 * @property {boolean} regions
 */

class Refusal extends Error {
  /**
   * @param {RefusalCode} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const engine = openEngine(new URL('fingerprint.wasm', import.meta.url));
let last = engine.then(() => postMessage({ opened: true }), fail);

// Pictures one after the other, because of the memory they take; digests take none to speak of.
addEventListener('message', ({ data }) => {
  if (data.digested !== undefined) {
    answer(data.id, () => digests(data.id, data.digested));
  } else {
    last = last.then(() => answer(data.id, () => hash(data)));
  }
});

/**
 * @param {number} id
 * @param {() => Promise<object>} make
 */
async function answer(id, make) {
  try {
    postMessage({ id, made: await make() });
  } catch (e) {
    if (e instanceof Refusal) {
      postMessage({ id, refused: { code: e.code, message: e.message } });
    } else {
      postMessage({ id, failed: String(e) });
    }
  }
}

/**
 * @param {number} id
 * @param {Blob} file
 */
async function digests(id, file) {
  try {
    return await digestsOf(file, (share) => postMessage({ id, share }));
  } catch {
    throw new Refusal('NOT_READ', 'the file can no longer be read');
  }
}

/** @param {Order} order */
async function hash({ id, picture, sampled, regions }) {
  const pixels = await read(picture);
  try {
    const { width, height } = pixels;
    const made = (await engine).hash('pdq', reporting(id, pixels));
    if (made === null) {
      throw new Refusal('TOO_SMALL', `the picture has ${width}x${height} pixels`);
    }
    return {
      ...made,
      ...(sampled && { sampled: (await engine).hash('pdq-sampled', pixels) }),
      ...(regions && { regions: (await engine).regions(pixels) }),
      ...(picture instanceof Blob && await digestsOf(picture)),
      width,
      height,
      isExact: pixels.isExact(),
    };
  } finally {
    pixels.close();
  }
}

/** @param {Order['picture']} picture */
async function read(picture) {
  if (picture instanceof ImageData) {
    return rowsOfPixels(picture);
  }
  if (!await canvasIsTrue()) {
    throw new Refusal('CANVAS_FALSIFIED', 'this browser changes the pixels that a page reads');
  }
  if (picture instanceof ImageBitmap) {
    return rowsOfBitmap(picture);
  }
  try {
    return await decode(picture);
  } catch {
    throw new Refusal('NOT_DECODED', 'this browser cannot decode the file as a picture');
  }
}

/**
 * Tells the page after each hundredth of the rows. In rare cases rows are read a second time; then
 * nothing is told any more.
 *
 * @param {number} id
 * @param {import('./decoding.js').DecodedPicture} pixels
 * @returns {import('./decoding.js').DecodedPicture}
 */
function reporting(id, pixels) {
  const step = Math.max(1, Math.floor(pixels.height / 100));
  let next = 0;
  return {
    ...pixels,
    row: (y, into) => {
      if (y === next) {
        postMessage({ id, share: y / pixels.height });
        next += step;
      }
      pixels.row(y, into);
    },
  };
}

/** @param {unknown} e */
function fail(e) {
  postMessage({ opened: false, failed: String(e) });
}
