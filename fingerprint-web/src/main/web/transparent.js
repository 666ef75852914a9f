/**
 * Reads transparent pixels as they are stored.
 *
 * A 2D canvas multiplies colours with their transparency and divides them again when they are read:
 * of a nearly transparent pixel hardly any colour is left. The reference passes transparency over
 * and takes the stored colours. A texture keeps them.
 */

/** @typedef {(top: number, rows: number) => Uint8Array | null} ReadStrip */

/**
 * Returns whether any pixel is not fully opaque.
 *
 * @param {Uint8ClampedArray} pixels red, green, blue, alpha
 */
export function isTransparent(pixels) {
  for (let alpha = 3; alpha < pixels.length; alpha += 4) {
    if (pixels[alpha] !== 255) {
      return true;
    }
  }
  return false;
}

/**
 * Returns a function that reads strips of a picture: red, green, blue, alpha; or null if this
 * device cannot do it.
 *
 * @param {ImageBitmap} bitmap made with `premultiplyAlpha: 'none'`
 * @returns {ReadStrip}
 */
export function storedStrips(bitmap) {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (gl === null || bitmap.width > gl.getParameter(gl.MAX_TEXTURE_SIZE)) {
    return () => null;
  }
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  return (top, rows) => strip(gl, bitmap, top, rows);
}

/**
 * @param {WebGL2RenderingContext} gl
 * @param {ImageBitmap} bitmap
 * @param {number} top
 * @param {number} rows
 */
function strip(gl, bitmap, top, rows) {
  const { width } = bitmap;
  gl.pixelStorei(gl.UNPACK_SKIP_ROWS, top);
  gl.texImage2D(
    gl.TEXTURE_2D, 0, gl.RGBA8, width, rows, 0, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  gl.framebufferTexture2D(
    gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, gl.getParameter(gl.TEXTURE_BINDING_2D), 0);
  const pixels = new Uint8Array(4 * width * rows);
  gl.readPixels(0, 0, width, rows, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return gl.getError() === gl.NO_ERROR ? pixels : null;
}
