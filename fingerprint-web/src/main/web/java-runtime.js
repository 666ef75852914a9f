/**
 * What TeaVM's Java library asks of a browser, as far as our module does: see `engine.js`.
 *
 * Most of it is only there for exceptions that leave Java, which ours never do; those functions
 * must exist for the module to be instantiated, and say so if they are called after all.
 */

/**
 * @param {boolean} stringBuiltins whether the browser has its own string functions for WebAssembly
 * @returns {WebAssembly.Imports}
 */
export function javaRuntime(stringBuiltins) {
  return {
    teavm: {
      takeStackTrace: () => ({ getStack: () => [] }),
      decorateException: () => {},
    },
    teavmDate: { currentTimeMillis: () => Date.now() },
    teavmMath: { sqrt: Math.sqrt },
    teavmJso: {
      stringBuiltinsSupported: () => Number(stringBuiltins),
      createClass: () => ({}),
      defineFunction: (/** @type {Function} */ f) => f,
      defineStaticMethod: () => {},
      createFunction1: known,
      callFunction1: (/** @type {Function} */ f, /** @type {unknown} */ argument) => f(argument),
      ...neverCalled([
        'getProperty', 'isUndefined', 'javaObjectToJS', 'unwrapInt', 'unwrapJavaObject', 'wrapInt',
        'wrapObject',
      ]),
    },
    'wasm:js-string': {
      fromCharCode: String.fromCharCode,
      concat: (/** @type {string} */ a, /** @type {string} */ b) => a + b,
      charCodeAt: (/** @type {string} */ s, /** @type {number} */ at) => s.charCodeAt(at),
      length: (/** @type {string} */ s) => s.length,
      substring: (
        /** @type {string} */ s, /** @type {number} */ from, /** @type {number} */ to,
      ) => s.substring(from, to),
      ...neverCalled(['fromCharCodeArray', 'intoCharCodeArray']),
    },
  };
}

/**
 * Returns the function that a text stands for. The module defines one when it starts.
 *
 * @param {string} parameter
 * @param {string} body
 */
function known(parameter, body) {
  if (body !== `return ${parameter};`) {
    throw new Error(`a function that this loader does not know: ${body}`);
  }
  return (/** @type {unknown} */ argument) => argument;
}

/** @param {string[]} names */
function neverCalled(names) {
  return Object.fromEntries(names.map((name) => [name, () => {
    throw new Error(`a function that this loader does not have: ${name}`);
  }]));
}
