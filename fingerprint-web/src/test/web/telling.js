/** What the pages of checks have in common: they ask for files, and tell what they found. */

/** Tells the server what was found under a name. */
export async function tell(name, finding) {
  await fetch(`/finding/${name}`, { method: 'POST', body: finding });
}

/** Tells the server what a check returns, or why it failed. */
export async function check(name, run) {
  try {
    await tell(name, await run());
  } catch (e) {
    await tell(name, `failed: ${e.stack ?? e}`);
  }
}

/** Returns a file that the test offers. */
export async function picture(name) {
  return (await fetch(`/picture/${name}`)).blob();
}

/** Returns the lines of a text that the test offers. */
export async function lines(name) {
  return (await (await fetch(`/picture/${name}`)).text()).split('\n');
}

/** Returns a drawing of the testkit. */
export async function drawing(kind, width, height, seed) {
  const rgb = new Uint8Array(
    await (await fetch(`/drawing/${kind}/${width}/${height}/${seed}`)).arrayBuffer());
  const pixels = new ImageData(width, height);
  for (let i = 0, k = 0; k < rgb.length; i += 4, k += 3) {
    pixels.data[i] = rgb[k];
    pixels.data[i + 1] = rgb[k + 1];
    pixels.data[i + 2] = rgb[k + 2];
    pixels.data[i + 3] = 255;
  }
  return pixels;
}
