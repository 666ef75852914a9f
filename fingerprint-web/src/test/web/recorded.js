/** Records videos of pictures of one size, each shown for most of a second. */

const MILLIS_EACH = 800;

/**
 * @param {ImageData[]} pictures
 * @param {string} [type]
 */
export async function recorded(pictures, type = 'video/webm;codecs=vp8') {
  const canvas = document.createElement('canvas');
  canvas.width = pictures[0].width;
  canvas.height = pictures[0].height;
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(), {
    mimeType: type,
    videoBitsPerSecond: 8_000_000,
  });
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const stopped = new Promise((done) => {
    recorder.onstop = done;
  });
  recorder.start();
  for (const picture of pictures) {
    const start = performance.now();
    while (performance.now() - start < MILLIS_EACH) {
      context.putImageData(picture, 0, 0);
      await new Promise(requestAnimationFrame);
    }
  }
  recorder.stop();
  await stopped;
  return new Blob(pieces, { type: type.split(';')[0] });
}

/** Returns the MP4 with the note that players should turn it clockwise by 90, 180, 270 degrees. */
export async function noted(mp4, degrees) {
  const bytes = new Uint8Array(await mp4.arrayBuffer());
  const at = String.fromCharCode(...bytes.subarray(0, 4096)).indexOf('tkhd') + 4;
  const matrix = at + (bytes[at] === 1 ? 52 : 40);
  const sine = Math.round(Math.sin(degrees * Math.PI / 180));
  const cosine = Math.round(Math.cos(degrees * Math.PI / 180));
  const view = new DataView(bytes.buffer);
  [[0, cosine], [4, sine], [12, -sine], [16, cosine]].forEach(([place, number]) =>
    view.setInt32(matrix + place, number * 0x10000));
  return new Blob([bytes], { type: mp4.type });
}
