/** Records a video of pictures of one size, each shown for most of a second. */

const MILLIS_EACH = 800;

/** @param {ImageData[]} pictures */
export async function recorded(pictures) {
  const canvas = document.createElement('canvas');
  canvas.width = pictures[0].width;
  canvas.height = pictures[0].height;
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(), {
    mimeType: 'video/webm;codecs=vp8',
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
  return new Blob(pieces, { type: 'video/webm' });
}
