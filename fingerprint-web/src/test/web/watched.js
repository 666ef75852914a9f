/**
 * Runs something, and returns how long it took and the longest time in which the page drew no
 * frame, in milliseconds.
 */
export async function watched(run) {
  let longest = 0;
  let before = performance.now();
  const start = before;
  const frame = () => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    next = requestAnimationFrame(frame);
  };
  let next = requestAnimationFrame(frame);
  await run();
  const took = performance.now() - start;
  await new Promise(requestAnimationFrame);
  cancelAnimationFrame(next);
  return { took: Math.round(took), stoodStill: Math.round(longest) };
}
