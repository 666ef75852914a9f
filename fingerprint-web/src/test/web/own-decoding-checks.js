/** Reads pictures where the browser falsifies what pages read: see `OwnDecodingTest.java`. */

import { openHasher } from '/hasher.js';
import { decodeHere } from '/own-decoding.js';
import { check, lines, picture } from '/test/telling.js';

const truthful = await openHasher();
const falsifying = await openHasher({ worker: '/test/falsifying-worker.js' });

async function outcome(hasher, file) {
  try {
    const { pdq, width, height, isExact } = await hasher.hash(file);
    return `${pdq} ${width}x${height} ${isExact}`;
  } catch (e) {
    return e.code ?? `failed: ${e}`;
  }
}

for (const [name, hasher] of [['truthful', truthful], ['falsifying', falsifying]]) {
  await check(name, async () => {
    const found = [];
    for (const file of await lines('files')) {
      found.push(`${file} ${await outcome(hasher, await picture(file))}`);
    }
    return found.join('\n');
  });
}

await check('bitmap', async () =>
  outcome(falsifying, await createImageBitmap(await picture('plain.png'))));

/** Damages files in many ways: each is read to its end or refused. */
await check('damaged', async () => {
  const counts = { read: 0, refused: 0, wrong: 0 };
  let state = 20261121;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
  for (const name of ['plain.png', 'interlaced.png', 'plain.jpg', 'progressive.jpg']) {
    const bytes = new Uint8Array(await (await picture(name)).arrayBuffer());
    for (let i = 0; i < 100; i++) {
      const damaged = i % 2 ? bytes.slice(0, random(bytes.length)) : bytes.slice();
      damaged[random(Math.min(700, damaged.length))] = random(256);
      try {
        const { width, height, row } = await decodeHere(new Blob([damaged]));
        const into = new Uint8Array(4 * width);
        for (let y = 0; y < height; y++) {
          row(y, into);
        }
        counts.read++;
      } catch (e) {
        const isRefusal = e.constructor !== RangeError && e.constructor !== ReferenceError;
        counts[isRefusal ? 'refused' : 'wrong']++;
      }
    }
  }
  return JSON.stringify(counts);
});
