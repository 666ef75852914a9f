/**
 * Finds out whether a telephone noted in a video that it was held upright: the pictures in the file
 * lie on their side, and a browser turns them while it plays.
 *
 * Copies that a platform encoded again are upright; in copies that were only cut the pictures still
 * lie as they did. To find both, fingerprints are needed of both. Source: ISO/IEC 14496-12, 8.3.2.
 */

const MOST_BOXES = 10_000;

/** What of a track's header precedes its matrix, by the header's version. */
const BEFORE_MATRIX = [40, 52];

/** Clockwise turns by the matrix's four numbers, each with 16 binary places. */
const TURNS = new Map([
  ['0,1,-1,0', 90],
  ['-1,0,0,-1', 180],
  ['0,-1,1,0', 270],
]);

/** @typedef {{from: number, end: number}} Box content of a box, by its place */

/**
 * Returns by how many degrees a browser turns the video clockwise: 90, 180, 270, or 0 if it does
 * not, or if the file is no MP4 or MOV.
 *
 * @param {Blob} file
 * @returns {Promise<number>}
 */
export async function turnOf(file) {
  try {
    const [movie] = await boxes(file, 0, file.size, 'moov');
    for (const track of await boxes(file, movie.from, movie.end, 'trak')) {
      for (const header of await boxes(file, track.from, track.end, 'tkhd')) {
        const turn = await turnIn(file, header);
        if (turn !== 0) {
          return turn;
        }
      }
    }
  } catch {
    // Not a file of boxes, or a damaged one: what the browser makes of it counts.
  }
  return 0;
}

/**
 * Returns a picture as it lies in the file. Turned and not derived from the fingerprint as shown:
 * that would be some bits off.
 *
 * @param {ImageBitmap} shown stays as it is
 * @param {number} turn by how many degrees it was turned: 90, 180 or 270
 */
export function turnedBack(shown, turn) {
  const { width, height } = shown;
  const canvas = turn === 180 ? new OffscreenCanvas(width, height) : new OffscreenCanvas(height, width);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.imageSmoothingEnabled = false;
  if (turn === 90) {
    context.setTransform(0, -1, 1, 0, 0, width);
  } else if (turn === 180) {
    context.setTransform(-1, 0, 0, -1, width, height);
  } else {
    context.setTransform(0, 1, -1, 0, height, 0);
  }
  context.drawImage(shown, 0, 0);
  return canvas.transferToImageBitmap();
}

/**
 * @param {Blob} file
 * @param {Box} header
 */
async function turnIn(file, { from, end }) {
  const view = new DataView(await file.slice(from, end).arrayBuffer());
  const matrix = BEFORE_MATRIX[view.getUint8(0)];
  const numbers = [0, 4, 12, 16].map((at) => view.getInt32(matrix + at) / 0x10000);
  return TURNS.get(numbers.join()) ?? 0;
}

/**
 * Returns the boxes of one type in a part of a file.
 *
 * @param {Blob} file
 * @param {number} from
 * @param {number} end
 * @param {string} type
 */
async function boxes(file, from, end, type) {
  /** @type {Box[]} */
  const found = [];
  for (let at = from, count = 0; at + 8 <= end && count < MOST_BOXES; count++) {
    const head = new DataView(await file.slice(at, at + 16).arrayBuffer());
    const size = head.getUint32(0);
    const isLarge = size === 1;
    const length = isLarge ? Number(head.getBigUint64(8)) : size === 0 ? end - at : size;
    const content = isLarge ? 16 : 8;
    if (length < content || at + length > end) {
      throw new Error('not a box');
    }
    if (String.fromCharCode(...new Uint8Array(head.buffer, 4, 4)) === type) {
      found.push({ from: at + content, end: at + length });
    }
    at += length;
  }
  return found;
}
