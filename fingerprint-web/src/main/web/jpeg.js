/**
 * Decodes the brightness of JPEGs: sequential and progressive ones of 8 bits with Huffman codes,
 * which are those that cameras, phones and programs write (ITU-T T.81). The cosine transform is that
 * of Loeffler, Ligtenberg and Moschytz (ICASSP 1989) in integers of 13 binary places.
 */

import { JpegBits } from './jpeg-bits.js';
import { here, MOST_PICTURE_BYTES, sound } from './unreadable.js';

const BLOCK = 64;

// Where the coefficients lie, in the order in which they are stored.
const ZIGZAG = Uint8Array.of(
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
  13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52,
  45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63);

/**
 * @typedef {object} Component
 * @property {number} id
 * @property {number} across blocks of a group
 * @property {number} down
 * @property {number} quantisers which table
 */

/**
 * @typedef {object} Frame
 * @property {number} width
 * @property {number} height
 * @property {boolean} isProgressive
 * @property {Component[]} components
 * @property {number} groupsAcross
 * @property {number} groupsDown
 */

/**
 * @typedef {object} Scan
 * @property {(Component & {first: number, other: number})[]} parts with their tables of codes
 * @property {number} from coefficients
 * @property {number} to
 * @property {number} before bits that earlier scans left out; 0 for the first
 * @property {number} left bits that are left out
 */

/** One picture on its way. Used once. */
class Jpeg {
  /** @type {Int32Array[]} */
  quantisers = [];
  /** @type {import('./jpeg-bits.js').Codes[]} */
  firsts = [];
  /** @type {import('./jpeg-bits.js').Codes[]} */
  others = [];
  restartInterval = 0;
  isLumaChroma = true;
  isJfif = false;
  /** @type {Frame | undefined} */
  frame;
  /** @type {Int32Array | undefined} */
  lumaQuantisers;
  /** All coefficients of brightness, 64 for each block. */
  luma = new Int16Array(0);
  stride = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  read() {
    const { bytes } = this;
    let at = 2;
    for (;;) {
      sound(at + 4 <= bytes.length && bytes[at] === 0xff, 'segment');
      const kind = bytes[at + 1];
      if (kind === 0xff) {
        at++;
        continue;
      }
      if (kind === 0xd9) {
        break;
      }
      const end = at + 2 + this.view.getUint16(at + 2);
      sound(end <= bytes.length, 'length of a segment');
      at = kind === 0xda ? this.#scan(at + 4, end) : this.#take(kind, at + 4, end);
      if (at + 2 > bytes.length || (bytes[at] === 0xff && bytes[at + 1] === 0xd9)) {
        break;
      }
    }
    sound(this.lumaQuantisers !== undefined, 'no picture');
  }

  /**
   * @param {number} kind
   * @param {number} at
   * @param {number} end
   */
  #take(kind, at, end) {
    const { bytes } = this;
    if (kind === 0xdb) {
      this.#setQuantisers(at, end);
    } else if (kind === 0xc4) {
      this.#setCodes(at, end);
    } else if (kind === 0xdd) {
      this.restartInterval = this.view.getUint16(at);
    } else if (kind >= 0xc0 && kind <= 0xcf && kind !== 0xc8 && kind !== 0xcc) {
      here(kind <= 0xc2, 'a JPEG of a rare kind');
      this.#begin(kind === 0xc2, at);
    } else if (kind === 0xe0) {
      this.isJfif ||= this.#text(at) === 'JFIF';
    } else if (kind === 0xee && this.#text(at) === 'Adob') {
      this.isLumaChroma = bytes[at + 11] === 1;
    }
    return end;
  }

  /** @param {number} at */
  #text(at) {
    return String.fromCharCode(...this.bytes.subarray(at, at + 4));
  }

  /**
   * @param {number} at
   * @param {number} end
   */
  #setQuantisers(at, end) {
    while (at < end) {
      const head = this.bytes[at++];
      const wide = head >> 4;
      const table = new Int32Array(BLOCK);
      for (let k = 0; k < BLOCK; k++, at += 1 + wide) {
        table[ZIGZAG[k]] = wide ? this.view.getUint16(at) : this.bytes[at];
      }
      this.quantisers[head & 15] = table;
    }
  }

  /**
   * @param {number} at
   * @param {number} end
   */
  #setCodes(at, end) {
    while (at < end) {
      const head = this.bytes[at];
      const counts = this.bytes.subarray(at + 1, at + 17);
      const count = counts.reduce((a, b) => a + b);
      sound(count <= 256, 'codes');
      const codes = JpegBits.codes(counts, this.bytes.subarray(at + 17, at + 17 + count));
      (head >> 4 ? this.others : this.firsts)[head & 15] = codes;
      at += 17 + count;
    }
  }

  /**
   * @param {boolean} isProgressive
   * @param {number} at
   */
  #begin(isProgressive, at) {
    const { bytes, view } = this;
    here(this.frame === undefined && bytes[at] === 8, 'a JPEG of a rare kind');
    const height = view.getUint16(at + 1);
    const width = view.getUint16(at + 3);
    const components = Array.from({ length: bytes[at + 5] }, (_, i) => {
      const [id, sampling, quantisers] = bytes.subarray(at + 6 + 3 * i);
      return { id, across: sampling >> 4, down: sampling & 15, quantisers };
    });
    const [luma] = components;
    const isNamedRgb = components.map(({ id }) => String.fromCharCode(id)).join('') === 'RGB';
    here(components.length === 1
      || (components.length === 3 && (this.isJfif || (this.isLumaChroma && !isNamedRgb))),
    'a JPEG whose first component is not brightness');
    here(width > 0 && height > 0 && components.every(({ across, down }) =>
      across > 0 && down > 0 && across <= luma.across && down <= luma.down), 'a JPEG of a rare kind');
    const groupsAcross = Math.ceil(width / (8 * luma.across));
    const groupsDown = Math.ceil(height / (8 * luma.down));
    this.stride = groupsAcross * luma.across;
    const coefficients = this.stride * groupsDown * luma.down * BLOCK;
    here(2 * coefficients <= MOST_PICTURE_BYTES, 'a picture of this size');
    this.luma = new Int16Array(coefficients);
    this.frame = { width, height, isProgressive, components, groupsAcross, groupsDown };
  }

  /**
   * Reads a scan and returns where the marker after it is.
   *
   * @param {number} at
   * @param {number} dataAt
   */
  #scan(at, dataAt) {
    const { bytes, frame } = this;
    if (frame === undefined) {
      throw new Error('the file is damaged: a scan before its frame');
    }
    const count = bytes[at];
    const parts = Array.from({ length: count }, (_, i) => {
      const [id, tables] = bytes.subarray(at + 1 + 2 * i);
      const component = frame.components.find((one) => one.id === id);
      if (component === undefined) {
        throw new Error('the file is damaged: a scan of nothing');
      }
      return { ...component, first: tables >> 4, other: tables & 15 };
    });
    const [from, to, bits] = bytes.subarray(at + 1 + 2 * count);
    const scan = { parts, from, to, before: bits >> 4, left: bits & 15 };
    sound(from <= to && to < BLOCK && (from === 0 || count === 1), 'scan');
    const source = new JpegBits(bytes, dataAt);
    if (parts.some(({ id }) => id === frame.components[0].id)) {
      this.lumaQuantisers ??= this.quantisers[frame.components[0].quantisers];
      this.#groups(frame, scan, source);
    }
    return source.end();
  }

  /**
   * @param {Frame} frame
   * @param {Scan} scan
   * @param {JpegBits} source
   */
  #groups(frame, scan, source) {
    const [luma] = frame.components;
    const isAlone = scan.parts.length === 1;
    const across = isAlone ? Math.ceil(frame.width / 8) : frame.groupsAcross;
    const down = isAlone ? Math.ceil(frame.height / 8) : frame.groupsDown;
    const previous = new Int32Array(scan.parts.length);
    const readers = scan.parts.map((part) => this.#reader(frame, scan, source, part));
    let untilRestart = this.restartInterval;
    for (let y = 0; y < down; y++) {
      for (let x = 0; x < across; x++) {
        if (this.restartInterval > 0 && untilRestart-- === 0) {
          source.restart();
          previous.fill(0);
          untilRestart = this.restartInterval - 1;
        }
        if (isAlone) {
          readers[0](BLOCK * (y * this.stride + x), previous, 0);
          continue;
        }
        for (let i = 0; i < readers.length; i++) {
          const part = scan.parts[i];
          const first = part.id === luma.id ? y * luma.down * this.stride + x * luma.across : -1;
          for (let v = 0; v < part.down; v++) {
            for (let h = 0; h < part.across; h++) {
              readers[i](first < 0 ? -1 : BLOCK * (first + v * this.stride + h), previous, i);
            }
          }
        }
      }
    }
  }

  /**
   * Returns what reads one block of a component.
   *
   * @param {Frame} frame
   * @param {Scan} scan
   * @param {JpegBits} source
   * @param {Scan['parts'][number]} part
   * @returns {(block: number, previous: Int32Array, i: number) => void} `block`: where its
   *   coefficients go, -1 for nowhere
   */
  #reader(frame, scan, source, part) {
    const { luma } = this;
    const firsts = this.firsts[part.first];
    const others = this.others[part.other];
    sound(scan.from > 0 || scan.before > 0 || firsts !== undefined, 'no codes');
    sound(scan.to === 0 || others !== undefined, 'no codes');

    /** @type {(block: number, previous: Int32Array, i: number) => void} */
    function first(block, previous, i) {
      previous[i] += source.number(source.symbol(firsts));
      if (block >= 0) {
        luma[block] = previous[i] << (frame.isProgressive ? scan.left : 0);
      }
    }
    if (!frame.isProgressive) {
      return (block, previous, i) => {
        first(block, previous, i);
        source.block(others, luma, block, ZIGZAG);
      };
    }
    if (scan.from === 0) {
      return scan.before === 0 ? first : (block) => {
        const bit = source.bits(1);
        if (block >= 0) {
          luma[block] |= bit << scan.left;
        }
      };
    }
    return scan.before === 0
      ? (block) => source.band(others, luma, block, scan, ZIGZAG)
      : (block) => source.refined(others, luma, block, scan, ZIGZAG);
  }
}

/**
 * Decodes the brightness of a JPEG.
 *
 * @param {Uint8Array} bytes the file
 * @returns {import('./engine.js').PixelRows}
 */
export function jpegLuma(bytes) {
  const jpeg = new Jpeg(bytes);
  jpeg.read();
  const { frame, luma, stride, lumaQuantisers } = jpeg;
  if (frame === undefined || lumaQuantisers === undefined) {
    throw new Error('the file is damaged: no picture');
  }
  const { width, height } = frame;
  const strip = new Uint8Array(8 * 8 * stride);
  const block = new Int32Array(BLOCK);
  let top = -1;

  /** @param {number} row of blocks */
  function decode(row) {
    for (let column = 0; column < stride; column++) {
      const from = BLOCK * (row * stride + column);
      for (let k = 0; k < BLOCK; k++) {
        block[k] = luma[from + k] * /** @type {Int32Array} */ (lumaQuantisers)[k];
      }
      transform(block);
      for (let k = 0; k < BLOCK; k++) {
        strip[8 * stride * (k >> 3) + 8 * column + (k & 7)] = Math.min(255, Math.max(0, block[k] + 128));
      }
    }
    top = row;
  }

  return {
    width,
    height,
    row: (y, into) => {
      if (y >> 3 !== top) {
        decode(y >> 3);
      }
      const line = 8 * stride * (y & 7);
      for (let x = 0, at = 0; x < width; x++, at += 4) {
        const brightness = strip[line + x];
        into[at] = brightness;
        into[at + 1] = brightness;
        into[at + 2] = brightness;
        into[at + 3] = 255;
      }
    },
  };
}

/** Turns coefficients into differences from grey, in place. @param {Int32Array} block */
function transform(block) {
  for (let column = 0; column < 8; column++) {
    turn(block, column, 8, 11);
  }
  for (let row = 0; row < BLOCK; row += 8) {
    turn(block, row, 1, 18);
  }
}

/**
 * Eight numbers in one direction.
 *
 * @param {Int32Array} b
 * @param {number} at
 * @param {number} step
 * @param {number} places binary places that are taken off
 */
function turn(b, at, step, places) {
  const half = 1 << (places - 1);
  const b2 = b[at + 2 * step];
  const b6 = b[at + 6 * step];
  const z1 = (b2 + b6) * 4433;
  const t2 = z1 - b6 * 15137;
  const t3 = z1 + b2 * 6270;
  const t0 = (b[at] + b[at + 4 * step]) * 8192;
  const t1 = (b[at] - b[at + 4 * step]) * 8192;
  const e0 = t0 + t3 + half;
  const e3 = t0 - t3 + half;
  const e1 = t1 + t2 + half;
  const e2 = t1 - t2 + half;
  let o0 = b[at + 7 * step];
  let o1 = b[at + 5 * step];
  let o2 = b[at + 3 * step];
  let o3 = b[at + step];
  const z5 = (o0 + o2 + o1 + o3) * 9633;
  const za = (o0 + o3) * -7373;
  const zb = (o1 + o2) * -20995;
  const zc = (o0 + o2) * -16069 + z5;
  const zd = (o1 + o3) * -3196 + z5;
  o0 = o0 * 2446 + za + zc;
  o1 = o1 * 16819 + zb + zd;
  o2 = o2 * 25172 + zb + zc;
  o3 = o3 * 12299 + za + zd;
  b[at] = (e0 + o3) >> places;
  b[at + 7 * step] = (e0 - o3) >> places;
  b[at + step] = (e1 + o2) >> places;
  b[at + 6 * step] = (e1 - o2) >> places;
  b[at + 2 * step] = (e2 + o1) >> places;
  b[at + 5 * step] = (e2 - o1) >> places;
  b[at + 3 * step] = (e3 + o0) >> places;
  b[at + 4 * step] = (e3 - o0) >> places;
}
