/** Reads the compressed bits of one scan of a JPEG (ITU-T T.81, annexes C, F and G). */

import { sound } from './unreadable.js';

const QUICK = 9;
const LONGEST = 16;
const BLOCK = 64;
const MOST_PADDING = 64;

/**
 * @typedef {object} Codes
 * @property {Uint16Array} quick for the next nine bits: length and symbol, 0 if the code is longer
 * @property {Int32Array} last the last code of each length, -1 if there is none
 * @property {Int32Array} offset from a code of a length to its symbol
 * @property {Uint8Array} symbols
 */

export class JpegBits {
  #bytes;
  #at;
  #buffer = 0;
  #count = 0;
  #padding = 0;
  #emptyBlocks = 0;

  /**
   * @param {Uint8Array} bytes
   * @param {number} at where the scan's data begin
   */
  constructor(bytes, at) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /**
   * @param {Uint8Array} counts how many codes there are of each length from 1 to 16
   * @param {Uint8Array} symbols
   * @returns {Codes}
   */
  static codes(counts, symbols) {
    const quick = new Uint16Array(1 << QUICK);
    const last = new Int32Array(LONGEST + 1).fill(-1);
    const offset = new Int32Array(LONGEST + 1);
    for (let length = 1, code = 0, i = 0; length <= LONGEST; length++, code <<= 1) {
      offset[length] = i - code;
      for (let n = counts[length - 1]; n > 0; n--, code++, i++) {
        sound(code < 1 << length, 'codes');
        last[length] = code;
        if (length <= QUICK) {
          const from = code << (QUICK - length);
          quick.fill(length << 8 | symbols[i], from, from + (1 << (QUICK - length)));
        }
      }
    }
    return { quick, last, offset, symbols: symbols.slice() };
  }

  /** Returns the next bits as a number. @param {number} count 0 to 16 */
  bits(count) {
    if (this.#count < count) {
      this.#fill();
    }
    this.#count -= count;
    return (this.#buffer >>> this.#count) & ((1 << count) - 1);
  }

  /** Returns a signed number of so many bits. @param {number} size */
  number(size) {
    if (size === 0) {
      return 0;
    }
    const bits = this.bits(size);
    return bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
  }

  /** @param {Codes} codes */
  symbol({ quick, last, offset, symbols }) {
    if (this.#count < LONGEST) {
      this.#fill();
    }
    const found = quick[(this.#buffer >>> (this.#count - QUICK)) & ((1 << QUICK) - 1)];
    if (found !== 0) {
      this.#count -= found >> 8;
      return found & 0xff;
    }
    for (let length = QUICK + 1; length <= LONGEST; length++) {
      const code = (this.#buffer >>> (this.#count - length)) & ((1 << length) - 1);
      if (code <= last[length]) {
        this.#count -= length;
        return symbols[offset[length] + code];
      }
    }
    throw new Error('the file is damaged: a code');
  }

  /**
   * All but the first coefficient of a block of a sequential scan.
   *
   * @param {Codes} codes
   * @param {Int16Array} to
   * @param {number} at -1 for nowhere
   * @param {Uint8Array} order
   */
  block(codes, to, at, order) {
    for (let k = 1; k < BLOCK; k++) {
      const symbol = this.symbol(codes);
      const size = symbol & 15;
      if (size === 0) {
        if (symbol !== 0xf0) {
          return;
        }
        k += 15;
        continue;
      }
      k += symbol >> 4;
      sound(k < BLOCK, 'a block');
      const value = this.number(size);
      if (at >= 0) {
        to[at + order[k]] = value;
      }
    }
  }

  /**
   * Coefficients of a progressive scan, without those of their bits that come later.
   *
   * @param {Codes} codes
   * @param {Int16Array} to
   * @param {number} at
   * @param {{from: number, to: number, left: number}} scan
   * @param {Uint8Array} order
   */
  band(codes, to, at, scan, order) {
    if (this.#emptyBlocks > 0) {
      this.#emptyBlocks--;
      return;
    }
    for (let k = scan.from; k <= scan.to; k++) {
      const symbol = this.symbol(codes);
      const run = symbol >> 4;
      const size = symbol & 15;
      if (size !== 0) {
        k += run;
        sound(k < BLOCK, 'a block');
        to[at + order[k]] = this.number(size) << scan.left;
      } else if (run === 15) {
        k += 15;
      } else {
        this.#emptyBlocks = (1 << run) - 1 + this.bits(run);
        return;
      }
    }
  }

  /**
   * One more bit of coefficients of a progressive scan.
   *
   * @param {Codes} codes
   * @param {Int16Array} to
   * @param {number} at
   * @param {{from: number, to: number, left: number}} scan
   * @param {Uint8Array} order
   */
  refined(codes, to, at, scan, order) {
    const bit = 1 << scan.left;
    let k = scan.from;
    if (this.#emptyBlocks === 0) {
      for (; k <= scan.to; k++) {
        const symbol = this.symbol(codes);
        let run = symbol >> 4;
        let value = 0;
        if ((symbol & 15) !== 0) {
          value = this.bits(1) === 1 ? bit : -bit;
        } else if (run < 15) {
          this.#emptyBlocks = (1 << run) + this.bits(run);
          break;
        }
        // Over `run` coefficients that are still 0; those that are not get their bit on the way.
        for (; k <= scan.to; k++) {
          const place = at + order[k];
          if (to[place] !== 0) {
            this.#correct(to, place, bit);
          } else if (run-- === 0) {
            to[place] = value;
            break;
          }
        }
      }
    }
    if (this.#emptyBlocks > 0) {
      for (; k <= scan.to; k++) {
        const place = at + order[k];
        if (to[place] !== 0) {
          this.#correct(to, place, bit);
        }
      }
      this.#emptyBlocks--;
    }
  }

  /**
   * @param {Int16Array} to
   * @param {number} place
   * @param {number} bit
   */
  #correct(to, place, bit) {
    if (this.bits(1) === 1) {
      to[place] += to[place] > 0 ? bit : -bit;
    }
  }

  /** Passes a restart marker. */
  restart() {
    const bytes = this.#bytes;
    while (this.#at + 1 < bytes.length
      && !(bytes[this.#at] === 0xff && bytes[this.#at + 1] !== 0)) {
      this.#at++;
    }
    sound((bytes[this.#at + 1] & 0xf8) === 0xd0, 'a restart marker is missing');
    this.#at += 2;
    this.#count = 0;
    this.#padding = 0;
    this.#emptyBlocks = 0;
  }

  /** Returns where the next marker is that is no restart marker. */
  end() {
    const bytes = this.#bytes;
    let at = this.#at;
    while (at + 1 < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0
      && bytes[at + 1] !== 0xff && (bytes[at + 1] & 0xf8) !== 0xd0)) {
      at++;
    }
    return at;
  }

  /** Makes sure that there are at least 25 bits. A marker is not passed: zeros are given for it. */
  #fill() {
    const bytes = this.#bytes;
    while (this.#count <= 24) {
      let byte = bytes[this.#at];
      if (this.#at >= bytes.length || (byte === 0xff && bytes[this.#at + 1] !== 0)) {
        sound(this.#padding++ < MOST_PADDING, 'it ends too early');
        byte = 0;
      } else {
        this.#at += byte === 0xff ? 2 : 1;
      }
      this.#buffer = (this.#buffer << 8) | byte;
      this.#count += 8;
    }
  }
}
