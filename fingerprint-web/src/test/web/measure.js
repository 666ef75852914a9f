/** Hashes every file that the server lists, and tells it what came out and how long it took. */

import { openHasher } from '/hasher.js';
import { watched } from '/test/watched.js';

const ROUNDS = 5;
const falsifying = await openHasher({ worker: '/test/falsifying-worker.js' });

async function get(path) {
  return fetch(`/picture/${path}`);
}

/** Returns the median time and the longest time without a frame, in milliseconds. */
async function time(run, count = ROUNDS) {
  const rounds = [];
  for (let i = 0; i < count; i++) {
    rounds.push(await watched(run));
  }
  rounds.sort((a, b) => a.took - b.took);
  return [rounds[count >> 1].took, Math.max(...rounds.map(({ stoodStill }) => stoodStill))];
}

async function measure(name) {
  const file = await (await get(name)).blob();
  const before = performance.now();
  const hasher = await openHasher();
  try {
    const { width, height, pdq, quality } = await hasher.hash(file);
    const first = Math.round(performance.now() - before);
    const { sampled } = await hasher.hash(file, { sampled: true });
    const alone = await time(() => hasher.hash(file));
    const withRegions = await time(() => hasher.hash(file, { regions: true }));
    const own = await ownDecoding(file);
    return [name, width, height, quality, pdq, sampled.pdq, own.pdq, first, ...alone,
      ...withRegions, own.took];
  } finally {
    hasher.close();
  }
}

/** Returns what comes out where the browser falsifies pixels, and the median time. */
async function ownDecoding(file) {
  try {
    const { pdq } = await falsifying.hash(file);
    const [took] = await time(() => falsifying.hash(file), 3);
    return { pdq, took };
  } catch (e) {
    return { pdq: e.code ?? e, took: '' };
  }
}

const lines = [];
for (const name of (await (await get('list')).text()).split('\n')) {
  lines.push((await measure(name).catch((e) => [name, e.code ?? e])).join(','));
}
await fetch('/finding/measured', { method: 'POST', body: lines.join('\n') });
