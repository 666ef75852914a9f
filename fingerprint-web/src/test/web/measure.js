/** Hashes every file that the server lists, and tells it what came out and how long it took. */

import { openHasher } from '/hasher.js';
import { watched } from '/test/watched.js';

const ROUNDS = 5;

async function get(path) {
  return fetch(`/picture/${path}`);
}

/** Returns the median time and the longest time without a frame, in milliseconds. */
async function time(run) {
  const rounds = [];
  for (let i = 0; i < ROUNDS; i++) {
    rounds.push(await watched(run));
  }
  rounds.sort((a, b) => a.took - b.took);
  return [rounds[ROUNDS >> 1].took, Math.max(...rounds.map(({ stoodStill }) => stoodStill))];
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
    return [name, width, height, quality, pdq, sampled.pdq, first, ...alone, ...withRegions];
  } finally {
    hasher.close();
  }
}

const lines = [];
for (const name of (await (await get('list')).text()).split('\n')) {
  lines.push((await measure(name).catch((e) => [name, e.code ?? e])).join(','));
}
await fetch('/finding/measured', { method: 'POST', body: lines.join('\n') });
