/** The page on which a person makes the fingerprint of her own picture: see `index.html`. */

import { openHasher, PictureRefused } from './hasher.js';

const TRUSTED_QUALITY = 50;

const SAID_OF_REFUSED = {
  NOT_DECODED: 'This browser cannot open the file as a picture. Photographs that an iPhone stores '
    + 'as HEIC open in Safari; elsewhere, save the picture as JPEG or PNG first.',
  NOT_READ: 'The file could not be read. Please choose it again.',
  TOO_SMALL: 'The picture is too small: it needs at least 5 pixels on each side.',
  CANVAS_FALSIFIED: 'This browser changes pictures when a page reads them, to protect you from '
    + 'being tracked. The fingerprint would be wrong, so none was made. Allow this page to read '
    + '“canvas” data in the browser’s address bar or settings, or use another browser.',
};

const LAID = {
  orig: 'As it is',
  rot90: 'Turned by 90 degrees',
  rot180: 'Turned by 180 degrees',
  rot270: 'Turned by 270 degrees',
  flipx: 'Top and bottom exchanged',
  flipy: 'Mirrored',
  flipplus1: 'Mirrored in one diagonal',
  flipminus1: 'Mirrored in the other diagonal',
};

const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const file = /** @type {HTMLInputElement} */ (element('file'));
const progress = /** @type {HTMLProgressElement} */ (element('progress'));

/** @param {string} text */
function say(text) {
  element('said').textContent = text;
}

/**
 * @param {import('./hasher.js').Hasher} hasher
 * @param {File} picture
 */
async function hash(hasher, picture) {
  element('result').hidden = true;
  element('working').hidden = false;
  element('stage').textContent = 'Reading the picture…';
  progress.removeAttribute('value');
  say('');
  const before = performance.now();
  try {
    const made = await hasher.hash(picture, { onProgress: show });
    tell(made, performance.now() - before);
  } catch (e) {
    say(e instanceof PictureRefused
      ? SAID_OF_REFUSED[e.code]
      : 'Something went wrong in this page. Please try again, or use another browser.');
  } finally {
    element('working').hidden = true;
  }
}

/** @param {number} share */
function show(share) {
  element('stage').textContent = 'Making the fingerprint…';
  progress.value = share;
}

/**
 * @param {import('./hasher.js').Fingerprint} made
 * @param {number} tookMillis
 */
function tell({ pdq, quality, orientations, width, height }, tookMillis) {
  element('pdq').textContent = pdq;
  element('copied').textContent = '';
  element('quality').textContent = quality >= TRUSTED_QUALITY
    ? `There is enough to see in this picture to recognise copies (quality ${quality} of 100).`
    : `There is little to see in this picture (quality ${quality} of 100), so copies cannot be `
      + 'told from other plain pictures.';
  const seconds = (tookMillis / 1000).toLocaleString(undefined, { maximumFractionDigits: 1 });
  element('measured').textContent =
    `${width} × ${height} pixels, made in ${seconds} seconds on this device.`;
  element('orientations').replaceChildren(...Object.entries(orientations).flatMap(laid));
  element('result').hidden = false;
  say('The fingerprint is ready.');
}

/** @param {[string, string]} entry */
function laid([name, pdq]) {
  const title = document.createElement('dt');
  title.textContent = LAID[/** @type {keyof typeof LAID} */ (name)];
  const code = document.createElement('code');
  code.textContent = pdq;
  const value = document.createElement('dd');
  value.append(code);
  return [title, value];
}

element('leave').onclick = () => location.replace('about:blank');
element('copy').onclick = async () => {
  await navigator.clipboard.writeText(element('pdq').textContent ?? '');
  element('copied').textContent = 'Copied.';
};

try {
  const hasher = await openHasher();
  file.disabled = false;
  file.onchange = () => {
    const [picture] = file.files ?? [];
    if (picture !== undefined) {
      hash(hasher, picture);
      // So that choosing the same file again is a change.
      file.value = '';
    }
  };
} catch {
  say('This browser is too old to make fingerprints. A current version of Chrome, Edge, Firefox or '
    + 'Safari can.');
}
