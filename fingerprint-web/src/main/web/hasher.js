/**
 * Makes fingerprints of pictures in the browser. The picture stays there: nothing is sent.
 *
 *     import { openHasher } from './hasher.js';
 *     const hasher = await openHasher();
 *     const { pdq, quality, orientations } = await hasher.hash(file);
 */

/**
 * @typedef {'NOT_DECODED'|'TOO_SMALL'|'CANVAS_FALSIFIED'} RefusalCode
 *   `NOT_DECODED`: the browser cannot read the file as a picture.
 *   `TOO_SMALL`: a side has fewer than 5 pixels.
 *   `CANVAS_FALSIFIED`: the browser changes the pixels that pages read, so that a fingerprint would
 *   be wrong; the person can allow this page to read them.
 */

/**
 * @typedef {import('./engine.js').Pdq & {
 *   width: number,
 *   height: number,
 *   isExact: boolean,
 *   sampled?: import('./engine.js').Pdq,
 *   regions?: Uint8Array,
 * }} Fingerprint
 *   `width` and `height` in pixels as stored. `isExact` is false if the picture has transparent
 *   parts and the device cannot read their colours as stored: some bits may differ from what the
 *   reference makes. If asked for: `sampled`, the other PDQ dialect; `regions`, by which cropped
 *   and framed copies are found, in the format `regions-v1`.
 */

/**
 * @typedef {object} HashOptions
 * @property {boolean} [sampled] make the `pdq-sampled` fingerprint as well
 * @property {boolean} [regions] make the fingerprints of regions as well
 * @property {(share: number) => void} [onProgress] called with the share that is done, 0 to 1
 */

/** Why no fingerprint was made of a picture. */
export class PictureRefused extends Error {
  /**
   * @param {RefusalCode} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'PictureRefused';
    /** @type {RefusalCode} */
    this.code = code;
  }
}

/**
 * Makes fingerprints, one after the other, in a worker of its own. Made by `openHasher`.
 */
export class Hasher {
  #worker;
  #nextId = 1;
  /** @type {Map<number, {done: Function, refuse: Function, onProgress: Function}>} */
  #waiting = new Map();

  /** @param {Worker} worker that has said it is open */
  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = () => this.#end('the worker broke down');
  }

  /**
   * Returns the fingerprint of a picture, as it is stored: the orientation that a camera noted and
   * any colour profile are ignored, as Meta's reference does.
   *
   * @param {Blob|ImageData|ImageBitmap} picture a file; or pixels, if the page has decoded it
   *   itself; or a bitmap, for example a frame of a video, which is taken over and closed
   * @param {HashOptions} [options]
   * @returns {Promise<Fingerprint>}
   * @throws {PictureRefused} if the picture cannot be fingerprinted
   */
  hash(picture, options = {}) {
    const { sampled = false, regions = false, onProgress = () => {} } = options;
    return new Promise((done, refuse) => {
      const id = this.#nextId++;
      this.#waiting.set(id, { done, refuse, onProgress });
      const handedOver = picture instanceof ImageBitmap ? [picture] : [];
      this.#worker.postMessage({ id, picture, sampled, regions }, handedOver);
    });
  }

  /** Ends the worker. What was not finished is rejected. */
  close() {
    this.#worker.terminate();
    this.#end('the hasher was closed');
  }

  /** @param {any} message */
  #hear({ id, share, fingerprint, refused, failed }) {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) {
      return;
    }
    if (share !== undefined) {
      waiting.onProgress(share);
      return;
    }
    this.#waiting.delete(id);
    if (fingerprint !== undefined) {
      waiting.done(fingerprint);
    } else if (refused !== undefined) {
      waiting.refuse(new PictureRefused(refused.code, refused.message));
    } else {
      waiting.refuse(new Error(failed));
    }
  }

  /** @param {string} why */
  #end(why) {
    for (const { refuse } of this.#waiting.values()) {
      refuse(new Error(why));
    }
    this.#waiting.clear();
  }
}

/**
 * Loads the worker and the compiled module.
 *
 * @param {object} [options]
 * @param {URL|string} [options.worker] where `worker.js` is, if not beside this file
 * @returns {Promise<Hasher>}
 * @throws {Error} if the browser cannot run it: it needs WebAssembly with garbage collection, which
 *   Chromium has since 119, Firefox since 120, Safari since 18.2
 */
export function openHasher({ worker = new URL('worker.js', import.meta.url) } = {}) {
  return new Promise((done, refuse) => {
    const started = new Worker(worker, { type: 'module' });
    started.onerror = () => refuse(new Error('the worker could not be loaded'));
    started.onmessage = ({ data }) => {
      if (data.opened) {
        done(new Hasher(started));
      } else {
        started.terminate();
        refuse(new Error(data.failed));
      }
    };
  });
}
