/**
 * Tells whether this browser can make fingerprints, before anything is loaded for it.
 *
 * A browser that does not know module scripts runs nothing of ours: a page says its plain
 * explanation in the HTML and takes it away when this has answered null.
 */

/**
 * @typedef {'NO_WORKER'|'NO_CANVAS'|'NO_WASM_GC'} CannotCode
 *   `NO_WORKER`: no workers, or they are switched off.
 *   `NO_CANVAS`: pictures cannot be decoded in a worker.
 *   `NO_WASM_GC`: no WebAssembly with garbage collection. Chromium has it since 119, Firefox since
 *   120, Safari since 18.2; it is off where the browser's strictest protection is on.
 */

// A module that defines one type, a structure of one byte: refused where structures are unknown.
const SMALLEST_WITH_STRUCTURE =
  new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x5f, 1, 0x78, 0]);

/**
 * Returns why this browser cannot make fingerprints, or null if it can.
 *
 * @returns {CannotCode | null}
 */
export function canHash() {
  if (typeof Worker !== 'function' || typeof Blob !== 'function') {
    return 'NO_WORKER';
  }
  if (typeof OffscreenCanvas !== 'function' || typeof createImageBitmap !== 'function') {
    return 'NO_CANVAS';
  }
  if (typeof WebAssembly !== 'object' || !WebAssembly.validate(SMALLEST_WITH_STRUCTURE)) {
    return 'NO_WASM_GC';
  }
  return null;
}
