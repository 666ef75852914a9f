/**
 * Decodes and hashes, one picture after the other: in a worker, so that the page is never held up.
 * Answers the messages of `hashing.js`.
 */

import { canvasIsTrue } from './canvas-check.js';
import { decode, rowsOfBitmap, rowsOfPixels } from './decoding.js';
import { digestsOf } from './digests.js';
import { openEngine } from './engine.js';
import { decodeHere } from './own-decoding.js';
import { NotReadHere } from './unreadable.js';

/** @typedef {import('./hashing.js').RefusalCode} RefusalCode */

/**
 * @typedef {object} Order what `hashing.js` asks for: a fingerprint
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

/**
 * @typedef {object} Port to whoever asks: a worker's own, or one end of a channel
 * @property {(message: any) => void} postMessage
 * @property {((message: MessageEvent) => void) | null} onmessage
 */

/**
 * Answers orders from now on.
 *
 * @param {URL|string|BufferSource} module where the compiled module is, or the module itself
 * @param {Port} port
 */
export function serve(module, port) {
  const engine = openEngine(module);
  let last = engine.then(
    () => port.postMessage({ opened: true }),
    (e) => port.postMessage({ opened: false, failed: String(e) }));

  // Pictures one after the other, because of the memory they take; digests take none to speak of.
  port.onmessage = ({ data }) => {
    const tell = (/** @type {object} */ message) => port.postMessage({ id: data.id, ...message });
    const onProgress = (/** @type {number} */ share) => tell({ share });
    if (data.digested !== undefined) {
      answer(() => digests(data.digested, onProgress), tell);
    } else {
      last = last.then(() => answer(async () => hash(data, await engine, onProgress), tell));
    }
  };
}

/**
 * @param {() => Promise<object>} make
 * @param {(message: object) => void} tell
 */
async function answer(make, tell) {
  try {
    tell({ made: await make() });
  } catch (e) {
    tell(e instanceof Refusal
      ? { refused: { code: e.code, message: e.message } }
      : { failed: String(e) });
  }
}

/**
 * @param {Blob} file
 * @param {(share: number) => void} onProgress
 */
async function digests(file, onProgress = () => {}) {
  try {
    return await digestsOf(file, onProgress);
  } catch {
    throw new Refusal('NOT_READ', 'the file can no longer be read');
  }
}

/**
 * @param {Order} order
 * @param {import('./engine.js').Engine} engine
 * @param {(share: number) => void} onProgress
 */
async function hash({ picture, sampled, regions }, engine, onProgress) {
  const pixels = await read(picture);
  try {
    const { width, height } = pixels;
    const made = engine.hash('pdq', reporting(pixels, onProgress));
    if (made === null) {
      throw new Refusal('TOO_SMALL', `the picture has ${width}x${height} pixels`);
    }
    return {
      ...made,
      ...(sampled && { sampled: engine.hash('pdq-sampled', pixels) }),
      ...(regions && { regions: engine.regions(pixels) }),
      ...(picture instanceof Blob && await digests(picture)),
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
  const canvas = await canvasIsTrue();
  if (!canvas && picture instanceof ImageBitmap) {
    throw falsified();
  }
  if (picture instanceof ImageBitmap) {
    return rowsOfBitmap(picture);
  }
  try {
    return await (canvas ? decode(picture) : decodeHere(picture));
  } catch (e) {
    throw e instanceof NotReadHere
      ? falsified()
      : new Refusal('NOT_DECODED', 'this browser cannot decode the file as a picture');
  }
}

function falsified() {
  return new Refusal('CANVAS_FALSIFIED', 'this browser changes the pixels that a page reads');
}

/**
 * Tells the page after each hundredth of the rows. In rare cases rows are read a second time; then
 * nothing is told any more.
 *
 * @param {import('./decoding.js').DecodedPicture} pixels
 * @param {(share: number) => void} onProgress
 * @returns {import('./decoding.js').DecodedPicture}
 */
function reporting(pixels, onProgress) {
  const step = Math.max(1, Math.floor(pixels.height / 100));
  let next = 0;
  return {
    ...pixels,
    row: (y, into) => {
      if (y === next) {
        onProgress(y / pixels.height);
        next += step;
      }
      pixels.row(y, into);
    },
  };
}
