/** How our own decoders say no. */

/** A decoded picture, or a file, that is larger is not worth a telephone's memory. */
export const MOST_PICTURE_BYTES = 512 * 1024 * 1024;

/** The file is of a kind that is not read here. */
export class NotReadHere extends Error {}

/**
 * Throws if something is not read here.
 *
 * @param {boolean} isRead
 * @param {string} what
 */
export function here(isRead, what) {
  if (!isRead) {
    throw new NotReadHere(what);
  }
}

/**
 * Throws if a file is damaged.
 *
 * @param {boolean} isSound
 * @param {string} what
 */
export function sound(isSound, what) {
  if (!isSound) {
    throw new Error(`the file is damaged: ${what}`);
  }
}
