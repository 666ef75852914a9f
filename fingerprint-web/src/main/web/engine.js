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
 */

/**
 * @param {URL|string} address where the compiled module is
 * @returns {Promise<Engine>}
 */
export async function openEngine(address) {
  const { exported, memory, rows } = await startModule(address);

  /** @type {Engine['hash']} */
  function hash(dialect, picture) {
    const rowBytes = 4 * picture.width;
    const digitsBytes = DIGITS * ORIENTATIONS.length;
    const at = exported['teavm.malloc'](rowBytes + digitsBytes);
    try {
      rows.fetch = (y) => picture.row(y, new Uint8Array(memory.buffer, at, rowBytes));
      const quality = exported.hash(
        DIALECTS.indexOf(dialect), picture.width, picture.height, at, at + rowBytes);
      const digits = new Uint8Array(memory.buffer, at + rowBytes, digitsBytes);
      return quality === TOO_SMALL ? null : { quality, ...read(digits) };
    } finally {
      exported['teavm.free'](at);
    }
  }

  return { hash };
}

/**
 * Starts a module that was compiled from Java.
 *
 * @param {URL|string} address
 */
export async function startModule(address) {
  const module = await compile(address);
  const { dataSize, min } = requirements(module);
  const memory = new WebAssembly.Memory({ initial: min, maximum: MAX_MEMORY_BYTES / PAGE_BYTES });
  const rows = { /** @type {(y: number) => void} */ fetch: () => {} };
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

/** @param {URL|string} address */
async function compile(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`the fingerprint module could not be loaded: ${response.status}`);
  }
  // Type definitions do not know of the second parameter yet.
  const compileStreaming = /** @type {Function} */ (WebAssembly.compileStreaming);
  return /** @type {Promise<WebAssembly.Module>} */ (
    compileStreaming(response, { builtins: ['js-string'] }));
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
