/**
 * Shows a video to nobody, and takes pictures of it about once a second.
 *
 * On the page and not in the worker, because only a page has a `video` element, and only that
 * plays whatever the browser plays. The element is never put into the page.
 */

const MOST_FRAMES = 600;
const FEWEST_FRAMES = 8;
const MILLIS_ALLOWED = 20_000;
const BEYOND_ANY_END = 1e7;

/**
 * @typedef {object} OpenVideo
 * @property {number} width pixels, as shown
 * @property {number} height
 * @property {number} seconds how long it is
 * @property {(seconds: number) => Promise<ImageBitmap>} frameAt what it shows at a time
 * @property {() => void} close gives the memory back
 */

/**
 * Opens a video file.
 *
 * @param {Blob} file
 * @returns {Promise<OpenVideo>}
 * @throws {Error} if the browser cannot play it as a video
 */
export async function openVideo(file) {
  const video = document.createElement('video');
  const address = URL.createObjectURL(file);
  const close = () => {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(address);
  };
  try {
    video.muted = true;
    video.playsInline = true;
    video.preload = 'auto';
    await heard(video, 'loadeddata', () => {
      video.src = address;
      video.load();
    });
    const seconds = await duration(video);
    if (video.videoWidth === 0 || !(seconds > 0)) {
      throw new Error('the file has sound only');
    }
    const frameAt = async (/** @type {number} */ at) => {
      await seek(video, at);
      return createImageBitmap(video);
    };
    return { width: video.videoWidth, height: video.videoHeight, seconds, frameAt, close };
  } catch (e) {
    close();
    throw e;
  }
}

/**
 * Returns at which times to look at a video: once a second, in a short one more often, in a long
 * one less often; evenly spread, never at the very beginning or end.
 *
 * @param {number} seconds how long the video is
 * @param {number} [mostFrames]
 */
export function timesToLook(seconds, mostFrames = MOST_FRAMES) {
  const count = Math.min(mostFrames, Math.max(FEWEST_FRAMES, Math.ceil(seconds)));
  return Array.from({ length: count }, (_, i) => (i + 0.5) * seconds / count);
}

/**
 * Returns the video's duration. A recording that a browser made does not say it: then its end is
 * looked for.
 *
 * @param {HTMLVideoElement} video
 */
async function duration(video) {
  if (video.duration === Infinity) {
    await seek(video, BEYOND_ANY_END);
  }
  return Number.isFinite(video.duration) ? video.duration : video.currentTime;
}

/**
 * @param {HTMLVideoElement} video
 * @param {number} seconds
 */
function seek(video, seconds) {
  return heard(video, 'seeked', () => {
    video.currentTime = seconds;
  });
}

/**
 * Starts something, and returns when it has happened.
 *
 * @param {HTMLVideoElement} video
 * @param {string} event
 * @param {() => void} start
 * @returns {Promise<void>}
 */
function heard(video, event, start) {
  return new Promise((done, refuse) => {
    const listening = new AbortController();
    const end = (/** @type {() => void} */ then) => () => {
      listening.abort();
      clearTimeout(late);
      then();
    };
    const fail = end(() => refuse(new Error(`the video is not played: no ${event}`)));
    const late = setTimeout(fail, MILLIS_ALLOWED);
    video.addEventListener(event, end(done), { signal: listening.signal });
    video.addEventListener('error', fail, { signal: listening.signal });
    start();
  });
}
