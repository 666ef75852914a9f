/**
 * Keeps what was made of files on a device without a network, until she takes it to the service:
 * `docs/formats/notes-v1.md`. No name, time or size of a file is in it.
 */

const FORMAT = 'notes-v1';
const MOST_ITEMS = 1000;
const MOST_CHARACTERS = 50_000_000;

/**
 * @typedef {object} Signal as the service's API takes it
 * @property {'pdq'|'sha256'|'regions'|'vpdq'|'video_md5'} type
 * @property {string} value
 */

/**
 * @typedef {object} Item what was made of one file
 * @property {'picture'|'video'} kind
 * @property {Signal[]} signals 1 to 16
 */

const VALUES = {
  pdq: /^[0-9a-f]{64}$/,
  sha256: /^[0-9a-f]{64}$/,
  video_md5: /^[0-9a-f]{32}$/,
  regions: /^([0-9a-f]{2}){8,2568}$/,
  vpdq: /^\["[0-9a-f]{64},\d{1,3},\d+\.\d{3}"(,"[0-9a-f]{64},\d{1,3},\d+\.\d{3}"){0,9999}\]$/,
};

// Below this a picture is nearly one colour, and its fingerprint would match everything plain.
const TRUSTED_QUALITY = 50;

/**
 * Returns the signals of a picture. A fingerprint that would match everything plain is left out.
 *
 * @param {import('./hashing.js').Fingerprint} made
 * @returns {Item}
 */
export function pictureItem({ pdq, quality, sha256, regions }) {
  /** @type {Signal[]} */
  const signals = [];
  add(signals, 'pdq', quality >= TRUSTED_QUALITY ? pdq : undefined);
  add(signals, 'sha256', sha256);
  add(signals, 'regions', regions && hex(regions));
  return { kind: 'picture', signals };
}

/**
 * Returns the signals of a video.
 *
 * @param {import('./digests.js').Digests} digests
 * @param {string | null} vpdq as `vpdqText` returns it
 * @returns {Item}
 */
export function videoItem({ sha256, md5 }, vpdq) {
  /** @type {Signal[]} */
  const signals = [];
  add(signals, 'vpdq', vpdq ?? undefined);
  add(signals, 'sha256', sha256);
  add(signals, 'video_md5', md5);
  return { kind: 'video', signals };
}

/**
 * Returns the text of the file to keep.
 *
 * @param {Item[]} items
 */
export function writeNotes(items) {
  return `${JSON.stringify({ format: FORMAT, items }, null, 1)}\n`;
}

/**
 * Returns a name for the file that tells nobody what it is, with the month by this device's clock.
 *
 * @param {Date} now
 */
export function notesName(now) {
  return `notes-${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}.json`;
}

/**
 * Reads a file that `writeNotes` wrote. It may come from anybody: what is not as it should be is
 * refused as a whole.
 *
 * @param {string} text
 * @returns {Item[] | null} null if it is no such file
 */
export function readNotes(text) {
  try {
    const { format, items } = text.length > MOST_CHARACTERS ? {} : JSON.parse(text);
    const isSound = format === FORMAT && Array.isArray(items) && items.length <= MOST_ITEMS
      && items.every(isItem);
    return isSound ? items.map(copy) : null;
  } catch {
    return null;
  }
}

/** @param {any} item */
function isItem(item) {
  return ['picture', 'video'].includes(item.kind) && Array.isArray(item.signals)
    && item.signals.length > 0 && item.signals.length <= 16 && item.signals.every(isSignal);
}

/** @param {any} signal */
function isSignal({ type, value }) {
  return typeof type === 'string' && Object.hasOwn(VALUES, type) && typeof value === 'string'
    && VALUES[/** @type {Signal['type']} */ (type)].test(value);
}

/**
 * @param {Item} item
 * @returns {Item}
 */
function copy({ kind, signals }) {
  return { kind, signals: signals.map(({ type, value }) => ({ type, value })) };
}

/**
 * @param {Signal[]} signals
 * @param {Signal['type']} type
 * @param {string | undefined} value
 */
function add(signals, type, value) {
  if (value !== undefined) {
    signals.push({ type, value });
  }
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
