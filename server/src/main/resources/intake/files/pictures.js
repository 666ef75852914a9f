/** Makes fingerprints of what she chooses, here; only they are sent, and no picture is shown. */

import { canHash } from './can-hash.js';
import { openHasher, PictureRefused, vpdqText } from './hasher.js';
import { pictureItem, readNotes, videoItem } from './notes.js';

// No more than 64 KiB leave for a case, with everything around this field.
const MOST_SENT = 40_000;
const MOST_FRAMES = 60;

/** @typedef {import('./notes.js').Item} Item */

const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const choosing = element('choosing');
const files = /** @type {HTMLInputElement} */ (element('files'));
const notes = /** @type {HTMLInputElement} */ (element('notes'));
const progress = /** @type {HTMLProgressElement} */ (element('progress'));
const signals = /** @type {HTMLInputElement} */ (element('signals'));

/** What was made of each file, as `type:value`. @type {string[][]} */
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

/** @param {unknown} all */
function size(all) {
  return encodeURIComponent(JSON.stringify(all)).length;
}

/** @param {string} signal */
function isShort(signal) {
  return !signal.startsWith('regions:');
}

/**
 * Returns what is sent: of every file what recognises it whole, and of the first as many as fit what
 * recognises cropped copies of it.
 */
function packed() {
  const packs = made.map((signals) => signals.filter(isShort));
  let left = MOST_SENT - size(packs);
  for (const [i, signals] of made.entries()) {
    left -= size(signals) - size(packs[i]);
    if (left < 0) {
      break;
    }
    packs[i] = signals;
  }
  return packs;
}

/**
 * Takes what was made of a file, if it fits.
 *
 * @param {Item} item
 * @returns {boolean} whether it fits
 */
function take({ signals: all }) {
  const texts = all.map(({ type, value }) => `${type}:${value}`);
  const packs = [...made, texts].map((signals) => signals.filter(isShort));
  if (made.length === Number(choosing.dataset.room) || size(packs) > MOST_SENT) {
    return false;
  }
  made.push(texts);
  signals.value = JSON.stringify(packed());
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
