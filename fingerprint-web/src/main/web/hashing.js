/**
 * Asks a worker for fingerprints of pictures, and shows it the frames of videos: what `hasher.js`
 * and the offline page have in common.
 */

import { turnedBack, turnOf } from './turned-video.js';
import { openVideo, timesToLook } from './video-frames.js';

// Frames are told apart from here on: two decoders differ by as much over the same frame.
const SAME_FRAME_BITS = 8;
const TRUSTED_QUALITY = 50;

/**
 * @typedef {'NOT_DECODED'|'NOT_READ'|'TOO_SMALL'|'CANVAS_FALSIFIED'} RefusalCode
 *   `NOT_DECODED`: the browser cannot read the file as a picture, or play it as a video.
 *   `NOT_READ`: the file is no longer there, or changed since it was chosen.
 *   `TOO_SMALL`: a side has fewer than 5 pixels.
 *   `CANVAS_FALSIFIED`: the browser changes the pixels that pages read, so that a fingerprint would
 *   be wrong, and the file is neither a PNG nor a JPEG that is decoded here; the person can allow
 *   this page to read them.
 */

/** @typedef {import('./digests.js').Digests} Digests */

/**
 * @typedef {import('./engine.js').Pdq & Partial<Digests> & {
 *   width: number,
 *   height: number,
 *   isExact: boolean,
 *   sampled?: import('./engine.js').Pdq,
 *   regions?: Uint8Array,
 * }} Fingerprint
 *   `width` and `height` in pixels as stored. `isExact` is false if the picture has transparent
 *   parts and the device cannot read their colours as stored, or if only the brightness of a JPEG
 *   was decoded because the browser changes pixels: some bits may differ from what the reference
 *   makes. `sha256` and `md5` of a file, absent of pixels. If asked for: `sampled`, the
 *   other PDQ dialect; `regions`, by which cropped and framed copies are found, in the format
 *   `regions-v1`.
 */

/**
 * @typedef {object} VideoFrame
 * @property {number} seconds its time in the video
 * @property {string} pdq 64 hexadecimal digits
 * @property {number} quality 0 to 100
 */

/**
 * @typedef {Digests & {
 *   width: number,
 *   height: number,
 *   seconds: number,
 *   frames: VideoFrame[],
 *   framesRefused?: RefusalCode,
 * }} VideoFingerprint
 *   `framesRefused` says why frames could not be seen, all of them or those after the last; `width`,
 *   `height` and `seconds` are 0 if the video could not be opened at all. The digests are there all
 *   the same and find the same file again.
 */

/**
 * @typedef {object} HashOptions
 * @property {boolean} [sampled] make the `pdq-sampled` fingerprint as well
 * @property {boolean} [regions] make the fingerprints of regions as well
 * @property {(share: number) => void} [onProgress] called with the share that is done, 0 to 1
 */

/**
 * @typedef {object} VideoOptions
 * @property {number} [mostFrames] at how many times at most to look; 600 as if absent
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

  /** @param {Serving} worker that has said it is open */
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
    const handedOver = picture instanceof ImageBitmap ? [picture] : [];
    return this.#ask({ picture, sampled, regions }, onProgress, handedOver);
  }

  /**
   * Returns the digests of a file, picture or video, without decoding it. The file is read in
   * pieces and may be larger than the memory.
   *
   * @param {Blob} file
   * @param {{onProgress?: (share: number) => void}} [options]
   * @returns {Promise<Digests>}
   * @throws {PictureRefused} `NOT_READ`
   */
  digest(file, { onProgress = () => {} } = {}) {
    return this.#ask({ digested: file }, onProgress);
  }

  /**
   * Returns the digests of a video and the fingerprints of its frames, about one a second and at
   * most 600, evenly spread. A frame that looks like the one before is left out. Of a video that a
   * telephone noted to be turned, each frame is there twice: as it is shown and as it is stored.
   *
   * Pictures are taken on the page, so its tab has to stay in front, or the browser may pause it.
   *
   * @param {Blob} file
   * @param {VideoOptions} [options]
   * @returns {Promise<VideoFingerprint>}
   * @throws {PictureRefused} `NOT_READ`; what keeps only the frames from being seen is
   *   `framesRefused` in the answer
   */
  async hashVideo(file, { mostFrames, onProgress = () => {} } = {}) {
    const shares = { read: 0, seen: 0 };
    const tell = (/** @type {Partial<typeof shares>} */ share) => {
      Object.assign(shares, share);
      onProgress((shares.read + shares.seen) / 2);
    };
    const reading = this.digest(file, { onProgress: (read) => tell({ read }) });
    const [digests, seen] = await Promise.all([
      reading, this.#frames(file, mostFrames, (share) => tell({ seen: share })),
    ]);
    return { ...digests, ...seen };
  }

  /** Ends the worker. What was not finished is rejected. */
  close() {
    this.#worker.terminate();
    this.#end('the hasher was closed');
  }

  /**
   * @param {Blob} file
   * @param {number | undefined} mostFrames
   * @param {(share: number) => void} onProgress
   */
  async #frames(file, mostFrames, onProgress) {
    /** @type {VideoFrame[]} */
    const frames = [];
    let seen = { width: 0, height: 0, seconds: 0, frames };
    let video;
    try {
      video = await openVideo(file);
      const { width, height, seconds } = video;
      seen = { width, height, seconds, frames };
      const times = timesToLook(seconds, mostFrames);
      const turn = await turnOf(file);
      let last = '';
      for (const [i, at] of times.entries()) {
        onProgress(i / times.length);
        const picture = await video.frameAt(at);
        const stored = turn === 0 ? null : turnedBack(picture, turn);
        const { pdq, quality } = await this.hash(picture);
        if (last !== '' && distance(last, pdq) <= SAME_FRAME_BITS) {
          stored?.close();
          continue;
        }
        last = pdq;
        frames.push({ seconds: at, pdq, quality });
        if (stored !== null) {
          const { pdq, quality } = await this.hash(stored);
          frames.push({ seconds: at, pdq, quality });
        }
      }
      return seen;
    } catch (e) {
      const code = e instanceof PictureRefused ? e.code : 'NOT_DECODED';
      return { ...seen, framesRefused: /** @type {RefusalCode} */ (code) };
    } finally {
      video?.close();
    }
  }

  /**
   * @param {object} order
   * @param {(share: number) => void} onProgress
   * @param {Transferable[]} [handedOver]
   * @returns {Promise<any>}
   */
  #ask(order, onProgress, handedOver = []) {
    return new Promise((done, refuse) => {
      const id = this.#nextId++;
      this.#waiting.set(id, { done, refuse, onProgress });
      this.#worker.postMessage({ id, ...order }, handedOver);
    });
  }

  /** @param {any} message */
  #hear({ id, share, made, refused, failed }) {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) {
      return;
    }
    if (share !== undefined) {
      waiting.onProgress(share);
      return;
    }
    this.#waiting.delete(id);
    if (made !== undefined) {
      waiting.done(made);
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
 * Returns a video's frames as the text of a `vpdq` signal: a JSON list of `"hash,quality,seconds"`;
 * or null if no frame shows enough for a match to mean anything.
 *
 * @param {VideoFrame[]} frames
 */
export function vpdqText(frames) {
  return frames.some(({ quality }) => quality >= TRUSTED_QUALITY)
    ? JSON.stringify(frames.map(
      ({ pdq, quality, seconds }) => `${pdq},${quality},${seconds.toFixed(3)}`))
    : null;
}

/**
 * Returns in how many bits two fingerprints differ.
 *
 * @param {string} pdq
 * @param {string} other
 */
function distance(pdq, other) {
  let bits = 0;
  for (let at = 0; at < pdq.length; at += 8) {
    let differing = parseInt(pdq.slice(at, at + 8), 16) ^ parseInt(other.slice(at, at + 8), 16);
    for (; differing !== 0; differing &= differing - 1) {
      bits++;
    }
  }
  return bits;
}

/**
 * Whoever hashes: a worker, or what stands in for one.
 *
 * @typedef {object} Serving
 * @property {(message: any, transfer: Transferable[]) => void} postMessage
 * @property {() => void} terminate
 * @property {((message: MessageEvent) => void) | null} onmessage
 * @property {((error: any) => void) | null} onerror
 */

/**
 * Returns the hasher when its worker is ready.
 *
 * @param {Serving} started
 * @returns {Promise<Hasher>}
 */
export function opened(started) {
  return new Promise((done, refuse) => {
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
