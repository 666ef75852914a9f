/** The page that makes fingerprints without a network: see `page.html`. */

import { canHash } from '../web/can-hash.js';
import { opened, PictureRefused, vpdqText } from '../web/hashing.js';
import { notesName, pictureItem, videoItem, writeNotes } from '../web/notes.js';
import { bestLanguage, HELP, TEXTS } from './offline-texts.js';

// Put there by the script before this one, of which the worker is made, too.
const serving =
  /** @type {{fingerprintServing: typeof import('../web/serving.js')}} */ (
    /** @type {unknown} */ (globalThis)).fingerprintServing;

const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const language = /** @type {HTMLSelectElement} */ (element('language'));
const files = /** @type {HTMLInputElement} */ (element('files'));
const progress = /** @type {HTMLProgressElement} */ (element('progress'));

/** @typedef {import('./offline-texts.js').Texts} Texts */

/** @type {import('../web/notes.js').Item[]} */
const items = [];

/** Elements that say something, by what they say. @type {Map<Element, keyof Texts>} */
const said = new Map();

/** @param {keyof Texts} key */
function text(key) {
  return TEXTS[language.value][key];
}

/**
 * @param {Element} where
 * @param {keyof Texts} key
 */
function say(where, key) {
  said.set(where, key);
  where.textContent = text(key);
}

function sayAll() {
  document.documentElement.lang = language.value;
  said.forEach((key, where) => say(where, key));
}

/** Returns the module that stands in the page as text. */
function module() {
  return Uint8Array.from(atob(element('module').textContent ?? ''), (c) => c.charCodeAt(0));
}

/** Starts a worker made of the page's own script; browsers differ in whether they let a saved page. */
function inWorker() {
  const script = `${element('engine').textContent}
onmessage = ({ data }) => fingerprintServing.serve(data, self);`;
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.postMessage(module());
  return opened(worker).finally(() => URL.revokeObjectURL(address));
}

/** Hashes on the page itself, which stands still meanwhile. */
function onThePage() {
  const { port1, port2 } = new MessageChannel();
  serving.serve(module(), port2);
  return opened(Object.assign(port1, { terminate: () => port1.close(), onerror: null }));
}

async function open() {
  try {
    return await inWorker();
  } catch {
    return onThePage();
  }
}

/**
 * @param {import('../web/hashing.js').Hasher} hasher
 * @param {File} file
 * @param {(share: number) => void} onProgress
 * @returns {Promise<{item: import('../web/notes.js').Item, key: keyof Texts}>}
 */
async function make(hasher, file, onProgress) {
  if (file.type.startsWith('video/')) {
    const made = await hasher.hashVideo(file, { onProgress });
    const item = videoItem(made, vpdqText(made.frames));
    const key = made.framesRefused !== undefined ? why(made.framesRefused)
      : item.signals.length < 3 ? 'plain' : 'ready';
    return { item, key };
  }
  try {
    const item = pictureItem(await hasher.hash(file, { regions: true, onProgress }));
    return { item, key: item.signals.some(({ type }) => type === 'pdq') ? 'ready' : 'plain' };
  } catch (e) {
    if (!(e instanceof PictureRefused) || e.code === 'NOT_READ') {
      throw e;
    }
    const { sha256 } = await hasher.digest(file, { onProgress });
    const item = { kind: /** @type {const} */ ('picture'),
      signals: [{ type: /** @type {const} */ ('sha256'), value: sha256 }] };
    return { item, key: why(e.code) };
  }
}

/**
 * @param {import('../web/hashing.js').RefusalCode} code
 * @returns {keyof Texts}
 */
function why(code) {
  switch (code) {
    case 'CANVAS_FALSIFIED':
      return 'falsified';
    case 'TOO_SMALL':
      return 'small';
    default:
      return 'digestsOnly';
  }
}

/**
 * @param {import('../web/hashing.js').Hasher} hasher
 * @param {File[]} chosen
 */
async function makeAll(hasher, chosen) {
  element('working').hidden = false;
  files.disabled = true;
  for (const [i, file] of chosen.entries()) {
    element('stage').textContent = text('stage')
      .replace('{number}', String(i + 1)).replace('{count}', String(chosen.length));
    const onProgress = (/** @type {number} */ share) => {
      progress.value = share;
    };
    const line = document.createElement('li');
    try {
      const { item, key } = await make(hasher, file, onProgress);
      items.push(item);
      say(line, key);
    } catch {
      say(line, 'notRead');
    }
    element('made').append(line);
  }
  files.disabled = false;
  element('working').hidden = true;
  element('saving').hidden = items.length === 0;
}

function save() {
  const link = document.createElement('a');
  const file = new Blob([writeNotes(items)], { type: 'application/json' });
  link.href = URL.createObjectURL(file);
  link.download = notesName(new Date());
  link.click();
  say(element('said'), 'left');
}

async function begin() {
  language.value = bestLanguage(navigator.languages);
  for (const where of document.querySelectorAll('[data-text]')) {
    said.set(where, /** @type {keyof Texts} */ (where.getAttribute('data-text')));
  }
  sayAll();
  language.onchange = sayAll;
  element('leave').onclick = () => location.replace('about:blank');
  element('save').onclick = save;
  element('help').replaceChildren(...HELP.map((line) => {
    const entry = document.createElement('li');
    entry.textContent = line;
    return entry;
  }));
  element('age').onchange = () => {
    const isAdult = /** @type {HTMLInputElement} */ (element('adult')).checked;
    element('choosing').hidden = !isAdult;
    element('minors').hidden = isAdult;
    if (!isAdult) {
      items.length = 0;
      element('made').replaceChildren();
      element('saving').hidden = true;
    }
  };
  const cannot = canHash();
  const hasher = cannot === null || cannot === 'NO_WORKER' ? await open().catch(() => null) : null;
  if (hasher === null) {
    say(element('said'), 'tooOld');
    return;
  }
  files.disabled = false;
  files.onchange = () => {
    const chosen = [...files.files ?? []];
    files.value = '';
    makeAll(hasher, chosen);
  };
}

begin();
