/**
 * Makes fingerprints of pictures and videos in the browser. They stay there: nothing is sent.
 *
 *     import { openHasher } from './hasher.js';
 *     const hasher = await openHasher();
 *     const { pdq, quality, sha256 } = await hasher.hash(picture);
 *     const { frames, md5 } = await hasher.hashVideo(video);
 */

import { opened } from './hashing.js';

export { Hasher, PictureRefused, vpdqText } from './hashing.js';

/** @typedef {import('./hashing.js').RefusalCode} RefusalCode */
/** @typedef {import('./hashing.js').Fingerprint} Fingerprint */
/** @typedef {import('./hashing.js').VideoFingerprint} VideoFingerprint */
/** @typedef {import('./hashing.js').VideoFrame} VideoFrame */
/** @typedef {import('./hashing.js').HashOptions} HashOptions */
/** @typedef {import('./hashing.js').VideoOptions} VideoOptions */

/**
 * Loads the worker and the compiled module.
 *
 * @param {object} [options]
 * @param {URL|string} [options.worker] where `worker.js` is, if not beside this file
 * @returns {Promise<import('./hashing.js').Hasher>}
 * @throws {Error} if the browser cannot run it; `canHash` of `can-hash.js` says why
 */
export function openHasher({ worker = new URL('worker.js', import.meta.url) } = {}) {
  return opened(new Worker(worker, { type: 'module' }));
}
