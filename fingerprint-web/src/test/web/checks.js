/** Runs our files as a page would, and tells the server what comes out: see `BrowserTest.java`. */

import { decode } from '/decoding.js';
import { openEngine, startModule } from '/engine.js';
import { openHasher } from '/hasher.js';
import { check, drawing, lines, picture } from '/test/telling.js';
import { watched } from '/test/watched.js';

const violations = [];
addEventListener('securitypolicyviolation', (e) => violations.push(`${e.violatedDirective} ${e.blockedURI}`));

const hasher = await openHasher();

/** Returns the fingerprint of a file, or why there is none. */
async function outcome(hasher, blob) {
  try {
    return (await hasher.hash(blob)).pdq;
  } catch (e) {
    return e.code ?? `failed: ${e}`;
  }
}

await check('vectors', async () => {
  const found = [];
  const asked = new Set((await lines('vectors')).slice(1).map((l) => l.split(',', 4).join(',')));
  for (const line of asked) {
    const [kind, width, height, seed] = line.split(',');
    const pixels = await drawing(kind, Number(width), Number(height), seed);
    const pdq = await hasher.hash(pixels, { sampled: true });
    for (const [dialect, made] of [['pdq', pdq], ['pdq-sampled', pdq.sampled]]) {
      found.push([line, dialect, made.quality, ...Object.values(made.orientations)].join(','));
    }
  }
  return found.join('\n');
});

await check('probes', async () => {
  const { exported } = await startModule('/test/probe.wasm');
  return (await lines('probed'))
    .map((line) => `${line},${exported.probe(...line.split(',').map(Number))}`)
    .join('\n');
});

const files =
  ['plain.png', 'fading.png', 'gamma.png', 'turned.png', 'plain.jpg', 'profile.jpg', 'turned.jpg'];

for (const name of [...files, 'narrow.png', 'cut.jpg']) {
  await check(name, async () => outcome(hasher, await picture(name)));
}

await check('regions', async () => {
  const { regions } = await hasher.hash(await picture('plain.png'), { regions: true });
  return Array.from(regions, (byte) => byte.toString(16).padStart(2, '0')).join('');
});

await check('bitmap', async () => {
  const bitmap = await createImageBitmap(await picture('plain.png'));
  return (await hasher.hash(bitmap)).pdq;
});

await check('exactness of fading.png', async () =>
  String((await hasher.hash(await picture('fading.png'))).isExact));

await check('exactness without textures', async () => {
  const untextured = await openHasher({ worker: '/test/untextured-worker.js' });
  return String((await untextured.hash(await picture('fading.png'))).isExact);
});

await check('vectors as a picture', async () => outcome(hasher, await picture('vectors')));
await check('after refusals', async () => outcome(hasher, await picture('plain.png')));

/** What a page gets that asks the browser for nothing in particular. */
for (const name of files) {
  await check(`usual ${name}`, async () => {
    const usual = await createImageBitmap(await picture(name));
    const canvas = new OffscreenCanvas(usual.width, usual.height);
    const context = canvas.getContext('2d');
    context.drawImage(usual, 0, 0);
    return (await hasher.hash(context.getImageData(0, 0, canvas.width, canvas.height))).pdq;
  });
}

await check('falsified', async () => {
  const falsified = await openHasher({ worker: '/test/falsifying-worker.js' });
  return outcome(falsified, await createImageBitmap(await picture('plain.png')));
});

function line({ took, stoodStill }) {
  return `${took},${stoodStill}`;
}

await check('large', async () => {
  const large = await picture('large.jpg');
  await hasher.hash(large);
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    rounds.push(line(await watched(() => hasher.hash(large))));
  }
  return rounds.join('\n');
});

await check('large on the page itself', async () => {
  const engine = await openEngine('/fingerprint.wasm');
  const large = await picture('large.jpg');
  return line(await watched(async () => engine.hash('pdq', await decode(large))));
});

await check('silence', async () => {
  const large = await picture('large.jpg');
  const shares = [];
  await fetch('/test/nothing-before');
  await hasher.hash(large, {
    sampled: true,
    onProgress: (share) => shares.push(share.toFixed(2)),
  });
  await fetch('/test/nothing-after');
  return shares.join(',');
});

await check('policy', async () => violations.join('\n'));

await check('elsewhere', async () => {
  const violation = new Promise((done) => {
    addEventListener('securitypolicyviolation', done, { once: true });
  });
  await fetch('http://elsewhere.example/blocked').catch(() => {});
  const { violatedDirective, blockedURI } = await violation;
  return `${violatedDirective} ${blockedURI}`;
});

location.href = '/demo-under-test';
