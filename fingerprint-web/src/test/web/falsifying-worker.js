/** The worker in a browser that changes one bit of each strip that is read from a canvas. */

const truly = OffscreenCanvasRenderingContext2D.prototype.getImageData;
OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...area) {
  const read = truly.apply(this, area);
  read.data[read.data.length >> 1] ^= 1;
  return read;
};

await import('/worker.js');
