/** The worker on a device that has no WebGL. */

const truly = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (kind, ...options) {
  return kind.startsWith('webgl') ? null : truly.call(this, kind, ...options);
};

await import('/worker.js');
