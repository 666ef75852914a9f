/**
 * Makes and reads the eight words by which a requester comes back to her case.
 *
 * The words are made here and stay here: only a key that is derived of them is sent, and of that the
 * server keeps a digest. The format is `docs/formats/case-code-v1.md`; Java's
 * `org.recourse.casework.code.CaseCode` does the same.
 *
 *     import { authKey, newCaseCode, readCaseCode } from './case-code.js';
 *     const words = await newCaseCode('zh-Hant');
 *     const key = await authKey(words);
 */

const WORDS = 8;
const LISTED = 7776;
const MOST_CHARACTERS = 1000;

// The largest multiple of 7,776 that two bytes can hold: numbers from here on are thrown away, or
// the first words of the list would be chosen more often.
const BELOW = LISTED * Math.floor(0x10000 / LISTED);

/** @typedef {'en'|'zh'|'ko'} List */

/**
 * @typedef {{words: string[], corrected: number[]}} Understood
 *   `corrected`: which words, from 1, were put right; to be shown, so that she can correct what she
 *   wrote down.
 */

/**
 * @typedef {{problem: 'UNKNOWN_WORD', position: number} | {problem: 'WRONG_COUNT'}} NotUnderstood
 *   `UNKNOWN_WORD`: the word at this position, from 1, stands in no list. `WRONG_COUNT`: there are
 *   not eight words.
 */

/** @type {{list: List, script: RegExp, joint: string}[]} */
const LANGUAGES = [
  { list: 'en', script: /\p{Script=Latin}/u, joint: '-' },
  { list: 'zh', script: /\p{Script=Han}/u, joint: '' },
  { list: 'ko', script: /\p{Script=Hangul}/u, joint: '' },
];

/** @type {Map<List, Promise<Words>>} */
const loaded = new Map();

/** The words of one language: each first part with each second part. */
class Words {
  /** @type {string[]} */
  all = [];
  /** @type {Map<string, string>} */
  #byLetters = new Map();
  /** @type {Map<string, string>} */
  #byStrokes = new Map();

  /**
   * @param {string} text two paragraphs: first parts, second parts
   * @param {string} joint what stands between the parts of a word
   */
  constructor(text, joint) {
    const [firsts, seconds] = text.trim().split(/\n\s*\n/).map((part) => part.trim().split(/\s+/));
    for (const first of firsts) {
      for (const second of seconds) {
        const word = first + joint + second;
        this.all.push(word);
        this.#byLetters.set(first + second, word);
        this.#byStrokes.set(strokes(first + second), word);
      }
    }
    if (this.#byStrokes.size !== LISTED) {
      throw new Error('the list of words is not complete');
    }
  }

  /** @param {string} letters */
  spelled(letters) {
    return this.#byLetters.get(letters);
  }

  /**
   * Returns the only word that is one slip away, if it is the only one.
   *
   * @param {string} letters
   */
  oneSlipFrom(letters) {
    const typed = strokes(letters);
    const near = [...this.#byStrokes].filter(([word]) => isOneSlip(typed, word));
    return near.length === 1 ? near[0][1] : undefined;
  }
}

/**
 * Returns a new code: eight words, each chosen for itself by the browser's secure chance, all
 * equally likely.
 *
 * @param {string} language `en`, `zh-Hans`, `zh-Hant`, `ko`; of any other, English
 * @returns {Promise<string[]>}
 * @throws {Error} if the list cannot be loaded
 */
export async function newCaseCode(language) {
  const known = LANGUAGES.find(({ list }) => list === language.split('-')[0]) ?? LANGUAGES[0];
  const { all } = await wordsOf(known);
  return Array.from({ length: WORDS }, () => all[chosen()]);
}

/**
 * Reads what a person typed: capitals, wide letters, and whatever stands between words do not
 * matter, and a slip of the finger is put right where only one word can be meant.
 *
 * @param {string} typed
 * @returns {Promise<Understood | NotUnderstood>}
 * @throws {Error} if the list cannot be loaded
 */
export async function readCaseCode(typed) {
  const runs = typed.normalize('NFKC').toLowerCase().match(/\p{L}+/gu);
  if (typed.length > MOST_CHARACTERS || runs === null) {
    return { problem: 'WRONG_COUNT' };
  }
  const [letter] = runs[0];
  const language = LANGUAGES.find(({ script }) => script.test(letter));
  if (language === undefined) {
    return { problem: 'UNKNOWN_WORD', position: 1 };
  }
  const tokens = language.list === 'en' ? runs : pairs(runs.join(''));
  return read(tokens, await wordsOf(language));
}

/**
 * Returns the key that proves that somebody has the words: 64 hexadecimal digits. Only this is sent.
 *
 * @param {string[]} words as `newCaseCode` or `readCaseCode` returned them
 * @returns {Promise<string>}
 * @throws {Error} if the page was not loaded by `https` or from this machine: browsers have their
 *   cryptography there only
 */
export async function authKey(words) {
  const text = new TextEncoder();
  const key =
    await crypto.subtle.importKey('raw', text.encode(words.join(' ')), 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: text.encode('recourse-case-v1'),
    info: text.encode('auth'),
  }, key, 256);
  return Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {string[]} tokens
 * @param {Words} list
 * @returns {Understood | NotUnderstood}
 */
function read(tokens, list) {
  /** @type {string[]} */
  const words = [];
  /** @type {number[]} */
  const corrected = [];

  /** @param {string} letters */
  function take(letters) {
    const exact = list.spelled(letters);
    const word = exact ?? list.oneSlipFrom(letters);
    if (word === undefined) {
      return false;
    }
    words.push(word);
    if (exact === undefined) {
      corrected.push(words.length);
    }
    return true;
  }

  for (let at = 0; at < tokens.length;) {
    if (words.length === WORDS) {
      return { problem: 'WRONG_COUNT' };
    }
    if (take(tokens[at])) {
      at++;
    } else if (at + 1 < tokens.length && take(tokens[at] + tokens[at + 1])) {
      at += 2;
    } else {
      return { problem: 'UNKNOWN_WORD', position: words.length + 1 };
    }
  }
  return words.length === WORDS ? { words, corrected } : { problem: 'WRONG_COUNT' };
}

/** @param {string} letters */
function pairs(letters) {
  return letters.match(/..?/gsu) ?? [];
}

/** Korean is typed letter by letter and not syllable by syllable. @param {string} letters */
function strokes(letters) {
  return letters.normalize('NFD');
}

/**
 * Whether one character is missing, too much, or another, or two neighbours are exchanged: beside
 * what both begin and end with, at most that is left.
 *
 * @param {string} typed
 * @param {string} word
 */
function isOneSlip(typed, word) {
  const shorter = Math.min(typed.length, word.length);
  if (Math.max(typed.length, word.length) - shorter > 1) {
    return false;
  }
  let start = 0;
  while (start < shorter && typed[start] === word[start]) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && typed.at(-1 - end) === word.at(-1 - end)) {
    end++;
  }
  const left = typed.slice(start, typed.length - end);
  const right = word.slice(start, word.length - end);
  return (left.length <= 1 && right.length <= 1)
    || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]);
}

/** Returns a number below 7,776. */
function chosen() {
  const two = new Uint16Array(1);
  do {
    crypto.getRandomValues(two);
  } while (two[0] >= BELOW);
  return two[0] % LISTED;
}

/**
 * @param {typeof LANGUAGES[number]} language
 * @returns {Promise<Words>}
 */
function wordsOf({ list, joint }) {
  const words = loaded.get(list) ?? load(list, joint);
  loaded.set(list, words);
  words.catch(() => loaded.delete(list));
  return words;
}

/**
 * @param {List} list
 * @param {string} joint
 */
async function load(list, joint) {
  const response = await fetch(new URL(`case-words-${list}.txt`, import.meta.url));
  if (!response.ok) {
    throw new Error(`the list of words could not be loaded: ${response.status}`);
  }
  return new Words(await response.text(), joint);
}
