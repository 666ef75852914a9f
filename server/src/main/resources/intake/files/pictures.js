/** Makes fingerprints of what she chooses, here; only they are sent, and no picture is shown. */

import { canHash } from './can-hash.js';
import { openHasher, PictureRefused, vpdqText } from './hasher.js';
import { pictureItem, readNotes, videoItem } from './notes.js';

// A form may have 64 KiB once it is encoded; the rest of it is short.
const MOST_SENT = 56_000;
// Until so much is taken, the fingerprints by which cropped copies are found are sent, too.
const ROOM_FOR_REGIONS = 30_000;
const MOST_FRAMES = 60;

/** @typedef {import('./notes.js').Item} Item */

const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const choosing = element('choosing');
const files = /** @type {HTMLInputElement} */ (element('files'));
const notes = /** @type {HTMLInputElement} */ (element('notes'));
const progress = /** @type {HTMLProgressElement} */ (element('progress'));
const signals = /** @type {HTMLInputElement} */ (element('signals'));

/** What is sent of each file, as `type:value`. @type {string[][]} */
const made = [];

/** @param {string} name */
function text(name) {
  return choosing.dataset[name] ?? '';
}

/** @param {string} sentence */
function add(sentence) {
  const line = document.createElement('li');
  line.textContent = sentence;
  element('list').append(line);
}

/** @param {string[][]} all */
function sent(all) {
  return encodeURIComponent(JSON.stringify(all)).length;
}

/**
 * Takes what was made of a file, as much of it as fits.
 *
 * @param {Item} item
 * @returns {boolean} whether it fits
 */
function take({ signals: all }) {
  const texts = all.map(({ type, value }) => `${type}:${value}`);
  const short = texts.filter((one) => !one.startsWith('regions:'));
  const chosen = sent([...made, texts]) <= ROOM_FOR_REGIONS ? texts : short;
  if (made.length === Number(choosing.dataset.room) || sent([...made, chosen]) > MOST_SENT) {
    return false;
  }
  made.push(chosen);
  signals.value = JSON.stringify(made);
  element('send').hidden = false;
  return true;
}

/**
 * @param {import('./hasher.js').Hasher} hasher
 * @param {File} file
 * @param {(share: number) => void} onProgress
 * @returns {Promise<{item: Item, sentence: string}>}
 */
async function make(hasher, file, onProgress) {
  if (file.type.startsWith('video/')) {
    const video = await hasher.hashVideo(file, { mostFrames: MOST_FRAMES, onProgress });
    const item = videoItem(video, vpdqText(video.frames));
    const sentence = video.framesRefused !== undefined ? why(video.framesRefused)
      : text(item.signals.length < 3 ? 'plain' : 'ready');
    return { item, sentence };
  }
  try {
    const item = pictureItem(await hasher.hash(file, { regions: true, onProgress }));
    const isPlain = !item.signals.some(({ type }) => type === 'pdq');
    return { item, sentence: text(isPlain ? 'plain' : 'ready') };
  } catch (e) {
    if (!(e instanceof PictureRefused) || e.code === 'NOT_READ') {
      throw e;
    }
    const { sha256 } = await hasher.digest(file, { onProgress });
    return {
      item: { kind: 'picture', signals: [{ type: 'sha256', value: sha256 }] },
      sentence: why(e.code),
    };
  }
}

/** @param {import('./hasher.js').RefusalCode} code */
function why(code) {
  switch (code) {
    case 'CANVAS_FALSIFIED':
      return text('falsified');
    case 'TOO_SMALL':
      return text('small');
    default:
      return text('digests');
  }
}

/**
 * @param {import('./hasher.js').Hasher} hasher
 * @param {File[]} chosen
 */
async function makeAll(hasher, chosen) {
  element('working').hidden = false;
  files.disabled = true;
  for (const [i, file] of chosen.entries()) {
    element('stage').textContent = text('stage')
      .replace('{number}', String(i + 1)).replace('{count}', String(chosen.length));
    progress.value = 0;
    try {
      const { item, sentence } = await make(hasher, file, (share) => {
        progress.value = share;
      });
      if (!take(item)) {
        element('said').textContent = text('enough');
        break;
      }
      add(sentence);
    } catch {
      add(text('unreadable'));
    }
  }
  files.disabled = false;
  element('working').hidden = true;
}

/** @param {File} file */
async function takeNotes(file) {
  const items = readNotes(await file.text());
  if (items === null) {
    element('said').textContent = text('nonotes');
    return;
  }
  for (const item of items) {
    if (!take(item)) {
      element('said').textContent = text('enough');
      return;
    }
    add(text('fromnotes'));
  }
}

notes.addEventListener('change', () => {
  const [file] = notes.files ?? [];
  if (file !== undefined) {
    takeNotes(file);
    notes.value = '';
  }
});

// What is chosen before there is something to make fingerprints with would be lost.
files.disabled = true;
choosing.hidden = false;
try {
  if (canHash() !== null) {
    throw new Error('this browser cannot make fingerprints');
  }
  const hasher = await openHasher();
  files.addEventListener('change', () => {
    const chosen = [...files.files ?? []];
    files.value = '';
    makeAll(hasher, chosen);
  });
  files.disabled = false;
} catch {
  element('old').hidden = false;
}
