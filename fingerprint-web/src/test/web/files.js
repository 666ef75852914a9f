/** Digests of files, and fingerprints of videos: see `WholeFileTest.java`. */

import { canHash } from '/can-hash.js';
import { openHasher, vpdqText } from '/hasher.js';
import { pictureItem, readNotes, videoItem, writeNotes } from '/notes.js';
import { noted, recorded } from '/test/recorded.js';
import { check, drawing, lines, picture, tell } from '/test/telling.js';

const violations = [];
addEventListener('securitypolicyviolation', (e) => violations.push(`${e.violatedDirective} ${e.blockedURI}`));

const hasher = await openHasher();

await check('digests', async () => {
  const found = [];
  for (const name of await lines('digested')) {
    const file = await picture(name);
    const { sha256, md5 } = await hasher.digest(file);
    found.push(`${name},${sha256},${md5}`);
  }
  return found.join('\n');
});

await check('digests of plain.png', async () => {
  const { sha256, md5 } = await hasher.hash(await picture('plain.png'));
  return `plain.png,${sha256},${md5}`;
});

await check('ability', async () => String(canHash()));

const scenes = [['LANDSCAPE', 1], ['LANDSCAPE', 2], ['LANDSCAPE', 5]];

await check('video', async () => {
  const pictures = [];
  for (const [kind, seed] of scenes) {
    pictures.push(await drawing(kind, 320, 240, seed));
  }
  const video = await recorded(pictures);
  const shares = [];
  const { frames, width, height, framesRefused, sha256 } =
    await hasher.hashVideo(video, { onProgress: (share) => shares.push(share) });
  await tell('video progress', shares.map((share) => share.toFixed(3)).join(','));
  const stills = [];
  for (const still of pictures) {
    stills.push((await hasher.hash(still)).pdq);
  }
  await tell('video stills', stills.join('\n'));
  await tell('video digest', String(sha256 === (await hasher.digest(video)).sha256));
  await tell('video size', `${width}x${height} ${framesRefused}`);
  await tell('video at two times',
    String((await hasher.hashVideo(video, { mostFrames: 2 })).frames.length));
  return vpdqText(frames);
});

for (const degrees of [0, 90, 180, 270]) {
  await check(`video turned by ${degrees}`, async () => {
    const still = await drawing('LANDSCAPE', 320, 240, 2);
    const mp4 = await noted(await recorded([still], 'video/mp4;codecs=vp9'), degrees);
    const { frames, width, height } = await hasher.hashVideo(mp4, { mostFrames: 1 });
    const { pdq } = await hasher.hash(still);
    return [`${width}x${height}`, pdq, ...frames.map((frame) => frame.pdq)].join(' ');
  });
}

await check('no video', async () => {
  const { frames, framesRefused, sha256 } = await hasher.hashVideo(await picture('cut.jpg'));
  return `${framesRefused} ${frames.length} ${sha256.length}`;
});

await check('video where pixels are falsified', async () => {
  const falsified = await openHasher({ worker: '/test/falsifying-worker.js' });
  const video = await recorded([await drawing('LANDSCAPE', 320, 240, 1)]);
  const { frames, framesRefused } = await falsified.hashVideo(video);
  return `${framesRefused} ${frames.length}`;
});

await check('notes', async () => {
  const still = await hasher.hash(await picture('plain.png'), { regions: true });
  const film = await hasher.hashVideo(await recorded([await drawing('LANDSCAPE', 320, 240, 1)]));
  const items = [pictureItem(still), videoItem(film, vpdqText(film.frames))];
  await tell('types in notes',
    items.map(({ signals }) => signals.map(({ type }) => type).join(' ')).join(', '));
  return String(JSON.stringify(readNotes(writeNotes(items))) === JSON.stringify(items));
});

await check('what is no notes', async () => {
  const sha256 = { type: 'sha256', value: 'a'.repeat(64) };
  const item = { kind: 'picture', signals: [sha256] };
  const wrong = [
    'x', '[]', 'null', '{}', '{"format":"notes-v1"}', '{"format":"notes-v2","items":[]}',
    ...[
      { ...item, kind: 'person' }, { ...item, signals: [] }, { ...item, signals: 'pdq' }, null,
      { ...item, signals: [{ ...sha256, value: '<b>' }] },
      { ...item, signals: [{ ...sha256, type: 'constructor' }] },
      { ...item, signals: [{ type: 'vpdq', value: '["<b>"]' }] },
      { ...item, signals: Array(17).fill(sha256) },
    ].map((one) => writeNotes([item, one])),
  ];
  const more = writeNotes([{ ...item, name: 'me.jpg', signals: [{ ...sha256, at: 'noon' }] }]);
  await tell('left out of notes', JSON.stringify(readNotes(more)));
  return wrong.filter((text) => readNotes(text) !== null).join('\n');
});

await check('policy', async () => violations.join('\n'));
