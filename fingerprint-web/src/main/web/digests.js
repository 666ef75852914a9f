/**
 * Cryptographic digests of a file, piece after piece: a file may be larger than the memory.
 *
 * The browser's own (`crypto.subtle`) wants the whole file at once, and knows no MD5, by which
 * platforms recognise videos. Sources: FIPS 180-4 (SHA-256), RFC 1321 (MD5).
 */

const BLOCK = 64;
const PIECE_BYTES = 4 << 20;

/**
 * @typedef {object} Digests
 * @property {string} sha256 64 hexadecimal digits
 * @property {string} md5 32 hexadecimal digits
 */

/**
 * Reads a file once and returns both digests.
 *
 * @param {Blob} file
 * @param {(share: number) => void} [onProgress] called with the share that is read, 0 to 1
 * @returns {Promise<Digests>}
 * @throws {DOMException} if the file cannot be read, for example because it is no longer there
 */
export async function digestsOf(file, onProgress = () => {}) {
  const sha256 = new Sha256();
  const md5 = new Md5();
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    onProgress(at / file.size);
    const piece = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
    sha256.update(piece);
    md5.update(piece);
  }
  return { sha256: sha256.hex(), md5: md5.hex() };
}

/** What the two have in common: blocks of 64 bytes, the last one filled up with the length. */
class BlockDigest {
  #littleEndian;
  #rest = new Uint8Array(BLOCK);
  #length = 0;

  /**
   * @param {Int32Array} state
   * @param {boolean} littleEndian the order of bytes in a number
   */
  constructor(state, littleEndian) {
    this.state = state;
    this.#littleEndian = littleEndian;
  }

  /** @param {Uint8Array} bytes */
  update(bytes) {
    const held = this.#length % BLOCK;
    this.#length += bytes.length;
    let at = 0;
    if (held > 0) {
      at = Math.min(BLOCK - held, bytes.length);
      this.#rest.set(bytes.subarray(0, at), held);
      if (held + at < BLOCK) {
        return;
      }
      this.blocks(this.#rest, 0, BLOCK);
    }
    const end = bytes.length - (bytes.length - at) % BLOCK;
    this.blocks(bytes, at, end);
    this.#rest.set(bytes.subarray(end));
  }

  /** Ends the digest and returns it as hexadecimal digits. */
  hex() {
    const bits = this.#length * 8;
    const padding = new Uint8Array(BLOCK - (this.#length + 8) % BLOCK + 8);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer, padding.length - 8);
    const high = Math.floor(bits / 2 ** 32);
    view.setUint32(this.#littleEndian ? 4 : 0, high, this.#littleEndian);
    view.setUint32(this.#littleEndian ? 0 : 4, bits % 2 ** 32, this.#littleEndian);
    this.update(padding);
    const digest = new DataView(new ArrayBuffer(4 * this.state.length));
    this.state.forEach((word, i) => digest.setInt32(4 * i, word, this.#littleEndian));
    return Array.from(new Uint8Array(digest.buffer), (byte) => byte.toString(16).padStart(2, '0'))
      .join('');
  }

  /**
   * Takes in whole blocks.
   *
   * @param {Uint8Array} _bytes
   * @param {number} _from
   * @param {number} _end
   */
  blocks(_bytes, _from, _end) {
    throw new Error('each digest has its own');
  }
}

/** The first 32 bits of the fractional part. @param {number} x */
function fraction(x) {
  return ((x - Math.floor(x)) * 2 ** 32) | 0;
}

/** @param {number} count */
function primes(count) {
  /** @type {number[]} */
  const found = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every((prime) => n % prime !== 0)) {
      found.push(n);
    }
  }
  return found;
}

const SHA256_START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const SHA256_ADDED = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));

class Sha256 extends BlockDigest {
  #words = new Int32Array(64);

  constructor() {
    super(SHA256_START.slice(), false);
  }

  /** @type {BlockDigest['blocks']} */
  blocks(bytes, from, end) {
    const { state } = this;
    const w = this.#words;
    for (let at = from; at < end; at += BLOCK) {
      schedule(bytes, at, w);
      let a = state[0];
      let b = state[1];
      let c = state[2];
      let d = state[3];
      let e = state[4];
      let f = state[5];
      let g = state[6];
      let h = state[7];
      for (let i = 0; i < 64; i++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const t1 = (((h + s1) | 0) + ((e & f) ^ (~e & g)) + ((SHA256_ADDED[i] + w[i]) | 0)) | 0;
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + t1) | 0;
        d = c;
        c = b;
        b = a;
        a = (t1 + t2) | 0;
      }
      state[0] += a;
      state[1] += b;
      state[2] += c;
      state[3] += d;
      state[4] += e;
      state[5] += f;
      state[6] += g;
      state[7] += h;
    }
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {Int32Array} w
 */
function schedule(bytes, at, w) {
  for (let i = 0, k = at; i < 16; i++, k += 4) {
    w[i] = (bytes[k] << 24) | (bytes[k + 1] << 16) | (bytes[k + 2] << 8) | bytes[k + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = ((w[i - 16] + s0) | 0) + ((w[i - 7] + s1) | 0);
  }
}

const MD5_START = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
const MD5_ADDED =
  Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);

class Md5 extends BlockDigest {
  #words = new Int32Array(16);

  constructor() {
    super(MD5_START.slice(), true);
  }

  /** @type {BlockDigest['blocks']} */
  blocks(bytes, from, end) {
    const { state } = this;
    const w = this.#words;
    for (let at = from; at < end; at += BLOCK) {
      for (let i = 0, k = at; i < 16; i++, k += 4) {
        w[i] = bytes[k] | (bytes[k + 1] << 8) | (bytes[k + 2] << 16) | (bytes[k + 3] << 24);
      }
      let a = state[0];
      let b = state[1];
      let c = state[2];
      let d = state[3];
      for (let i = 0; i < 16; i += 4) {
        a = (b + turned(a + ((b & c) | (~b & d)) + w[i] + MD5_ADDED[i], 7)) | 0;
        d = (a + turned(d + ((a & b) | (~a & c)) + w[i + 1] + MD5_ADDED[i + 1], 12)) | 0;
        c = (d + turned(c + ((d & a) | (~d & b)) + w[i + 2] + MD5_ADDED[i + 2], 17)) | 0;
        b = (c + turned(b + ((c & d) | (~c & a)) + w[i + 3] + MD5_ADDED[i + 3], 22)) | 0;
      }
      for (let i = 16; i < 32; i += 4) {
        a = (b + turned(a + ((b & d) | (c & ~d)) + w[(5 * i + 1) & 15] + MD5_ADDED[i], 5)) | 0;
        d = (a + turned(d + ((a & c) | (b & ~c)) + w[(5 * i + 6) & 15] + MD5_ADDED[i + 1], 9)) | 0;
        c = (d + turned(c + ((d & b) | (a & ~b)) + w[(5 * i + 11) & 15] + MD5_ADDED[i + 2], 14)) | 0;
        b = (c + turned(b + ((c & a) | (d & ~a)) + w[(5 * i) & 15] + MD5_ADDED[i + 3], 20)) | 0;
      }
      for (let i = 32; i < 48; i += 4) {
        a = (b + turned(a + (b ^ c ^ d) + w[(3 * i + 5) & 15] + MD5_ADDED[i], 4)) | 0;
        d = (a + turned(d + (a ^ b ^ c) + w[(3 * i + 8) & 15] + MD5_ADDED[i + 1], 11)) | 0;
        c = (d + turned(c + (d ^ a ^ b) + w[(3 * i + 11) & 15] + MD5_ADDED[i + 2], 16)) | 0;
        b = (c + turned(b + (c ^ d ^ a) + w[(3 * i + 14) & 15] + MD5_ADDED[i + 3], 23)) | 0;
      }
      for (let i = 48; i < 64; i += 4) {
        a = (b + turned(a + (c ^ (b | ~d)) + w[(7 * i) & 15] + MD5_ADDED[i], 6)) | 0;
        d = (a + turned(d + (b ^ (a | ~c)) + w[(7 * i + 7) & 15] + MD5_ADDED[i + 1], 10)) | 0;
        c = (d + turned(c + (a ^ (d | ~b)) + w[(7 * i + 14) & 15] + MD5_ADDED[i + 2], 15)) | 0;
        b = (c + turned(b + (d ^ (c | ~a)) + w[(7 * i + 5) & 15] + MD5_ADDED[i + 3], 21)) | 0;
      }
      state[0] += a;
      state[1] += b;
      state[2] += c;
      state[3] += d;
    }
  }
}

/**
 * Turns the lowest 32 bits of a number to the left.
 *
 * @param {number} sum
 * @param {number} by
 */
function turned(sum, by) {
  const bits = sum | 0;
  return (bits << by) | (bits >>> (32 - by));
}
