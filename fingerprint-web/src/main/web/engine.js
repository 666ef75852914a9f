/**
 * Calls the Java classes of `fingerprint`, compiled to WebAssembly.
 *
 * TeaVM's own loader makes functions out of text (`new Function`), which a content security policy
 * without 'unsafe-eval' forbids. The module here exchanges nothing but numbers, so it needs little
 * of that loader: this file and `java-runtime.js` are all of it. If the module asks for a function
 * that they do not have, `openEngine` fails, so a new version of the compiler cannot change this
 * unnoticed.
 */

import { javaRuntime } from './java-runtime.js';

const DIALECTS = ['pdq', 'pdq-sampled'];
const ORIENTATIONS =
  ['orig', 'rot90', 'rot180', 'rot270', 'flipx', 'flipy', 'flipplus1', 'flipminus1'];
const DIGITS = 64;
const TOO_SMALL = -1;
const MOST_REGION_BYTES = 8 + 64 * 40;
const PAGE_BYTES = 65536;
const MAX_MEMORY_BYTES = 64 << 20;

/**
 * @typedef {object} PixelRows a decoded picture
 * @property {number} width columns, at least 1
 * @property {number} height rows, at least 1
 * @property {(y: number, into: Uint8Array) => void} row copies row y: red, green, blue, alpha
 */

/**
 * @typedef {object} Pdq
 * @property {string} pdq the fingerprint, 64 hexadecimal digits
 * @property {number} quality how much there is to see, 0 to 100; below 50 a match means little
 * @property {Record<string, string>} orientations the fingerprint in the eight orientations, by
 *   the names that the PDQ tools use; `orig` is `pdq`
 */

/**
 * @typedef {object} Engine
 * @property {(dialect: string, picture: PixelRows) => Pdq | null} hash null if a side is too short
 * @property {(picture: PixelRows) => Uint8Array} regions fingerprints of parts of the picture, by
 *   which cropped and framed copies are found, in the format `regions-v1`
 */

/**
 * @param {URL|string|BufferSource} source where the compiled module is, or the module itself
 * @returns {Promise<Engine>}
 */
export async function openEngine(source) {
  const { exported, memory, rows } = await startModule(source);

  /**
   * Runs a call with room for a row and for its answer, and returns what it wrote.
   *
   * @param {PixelRows} picture
   * @param {number} answerBytes
   * @param {(pixels: number, answer: number) => number} call
   */
  function run(picture, answerBytes, call) {
    const rowBytes = 4 * picture.width;
    const at = exported['teavm.malloc'](rowBytes + answerBytes);
    try {
      rows.fetch = (y) => picture.row(y, new Uint8Array(memory.buffer, at, rowBytes));
      const returned = call(at, at + rowBytes);
      return { returned, written: new Uint8Array(memory.buffer, at + rowBytes, answerBytes).slice() };
    } finally {
      exported['teavm.free'](at);
    }
  }

  return {
    hash: (dialect, picture) => {
      const { width, height } = picture;
      const { returned, written } = run(picture, DIGITS * ORIENTATIONS.length, (pixels, answer) =>
        exported.hash(DIALECTS.indexOf(dialect), width, height, pixels, answer));
      return returned === TOO_SMALL ? null : { quality: returned, ...read(written) };
    },
    regions: (picture) => {
      const { width, height } = picture;
      const { returned, written } = run(picture, MOST_REGION_BYTES, (pixels, answer) =>
        exported.regions(width, height, pixels, answer));
      return written.slice(0, returned);
    },
  };
}

/**
 * Starts a module that was compiled from Java.
 *
 * @param {URL|string|BufferSource} source
 */
export async function startModule(source) {
  const module = await compile(source);
  const { dataSize, min } = requirements(module);
  const memory = new WebAssembly.Memory({ initial: min, maximum: MAX_MEMORY_BYTES / PAGE_BYTES });
  /** @type {{fetch: (y: number) => void}} */
  const rows = { fetch: () => {} };
  const imports = WebAssembly.Module.imports(module);
  const stringBuiltins = !imports.some((wanted) => wanted.module === 'wasm:js-string');
  const instance = await WebAssembly.instantiate(module, {
    ...javaRuntime(stringBuiltins),
    env: { memory },
    teavmMemory: {
      heapOffset: constant(Math.ceil(dataSize / 8) * 8),
      maxSize: constant(MAX_MEMORY_BYTES),
      notifyHeapResized: () => {},
    },
    recourse: { fetchRow: (/** @type {number} */ y) => rows.fetch(y) },
  });
  return { exported: /** @type {any} */ (instance.exports), memory, rows };
}

// Type definitions do not know of the second parameter yet.
const wasm =
  /** @type {Record<'compile'|'compileStreaming', (source: any, options: object) => Promise<WebAssembly.Module>>} */ (
    /** @type {unknown} */ (WebAssembly));

const BUILTINS = { builtins: ['js-string'] };

/** @param {URL|string|BufferSource} source */
async function compile(source) {
  if (typeof source !== 'string' && !(source instanceof URL)) {
    return wasm.compile(source, BUILTINS);
  }
  const response = await fetch(source);
  if (!response.ok) {
    throw new Error(`the fingerprint module could not be loaded: ${response.status}`);
  }
  return wasm.compileStreaming(response, BUILTINS);
}

/** @param {WebAssembly.Module} module */
function requirements(module) {
  const [section] = WebAssembly.Module.customSections(module, 'teavm.memoryRequirements');
  return JSON.parse(new TextDecoder().decode(section));
}

/** @param {number} value */
function constant(value) {
  return new WebAssembly.Global({ value: 'i32', mutable: false }, value);
}

/** @param {Uint8Array} digits */
function read(digits) {
  const text = String.fromCharCode(...digits);
  const orientations = Object.fromEntries(
    ORIENTATIONS.map((name, i) => [name, text.slice(i * DIGITS, (i + 1) * DIGITS)]));
  return { pdq: orientations.orig, orientations };
}
