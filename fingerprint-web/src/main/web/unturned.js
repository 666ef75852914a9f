/**
 * Takes the camera's orientation out of a file, so that the browser shows the picture as stored.
 *
 * `createImageBitmap` turns a picture as its Exif data say, and no option prevents it any more
 * (`imageOrientation: 'none'` came to mean the opposite). The reference ignores the orientation.
 */

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const JPEG_APP1 = 0xe1;
const JPEG_SCAN = 0xda;

/**
 * @typedef {object} Part
 * @property {number} end where the next part begins
 * @property {boolean} isExif
 * @property {boolean} isLast whether only pixels follow
 */

/**
 * Returns the file without its Exif data, or the file itself if it has none where they are allowed.
 * Pixels are not read.
 *
 * @param {Blob} file
 * @returns {Promise<Blob>}
 */
export async function unturned(file) {
  const start = await bytes(file, 0, PNG.length);
  if (JPEG.every((byte, i) => start.getUint8(i) === byte)) {
    return withoutExif(file, 2, jpegSegment);
  }
  if (PNG.every((byte, i) => start.getUint8(i) === byte)) {
    return withoutExif(file, PNG.length, pngChunk);
  }
  return file;
}

/**
 * @param {Blob} file
 * @param {number} from
 * @param {(head: DataView, at: number) => Part} read
 */
async function withoutExif(file, from, read) {
  const kept = [];
  let keptFrom = 0;
  for (let at = from, isLast = false; !isLast && at < file.size;) {
    const part = read(await bytes(file, at, 10), at);
    if (part.isExif) {
      kept.push(file.slice(keptFrom, at));
      keptFrom = part.end;
    }
    ({ end: at, isLast } = part);
  }
  return keptFrom === 0 ? file : new Blob([...kept, file.slice(keptFrom)], { type: file.type });
}

/** @type {(head: DataView, at: number) => Part} */
function jpegSegment(head, at) {
  const marker = head.getUint8(1);
  const fill = marker === 0xff;
  return {
    end: fill ? at + 1 : at + 2 + head.getUint16(2),
    isExif: marker === JPEG_APP1 && text(head, 4) === 'Exif',
    isLast: head.getUint8(0) !== 0xff || marker === JPEG_SCAN,
  };
}

/** @type {(head: DataView, at: number) => Part} */
function pngChunk(head, at) {
  const type = text(head, 4);
  return { end: at + 12 + head.getUint32(0), isExif: type === 'eXIf', isLast: type === 'IDAT' };
}

/**
 * Returns bytes of the file, and zeros where it has ended.
 *
 * @param {Blob} file
 * @param {number} at
 * @param {number} length
 */
async function bytes(file, at, length) {
  const all = new Uint8Array(length);
  all.set(new Uint8Array(await file.slice(at, at + length).arrayBuffer()));
  return new DataView(all.buffer);
}

/**
 * @param {DataView} head
 * @param {number} at
 */
function text(head, at) {
  return String.fromCharCode(...new Uint8Array(head.buffer, at, 4));
}
