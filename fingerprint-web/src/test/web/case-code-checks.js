/** Runs the vectors of `case-code-v1`: see `CaseCodeInBrowserTest.java`. */

import { authKey, newCaseCode, readCaseCode } from '/case-code.js';
import { check, picture, tell } from '/test/telling.js';

const ROUNDS = 20_000;
const LISTED = 7776;

async function vectors(name) {
  return JSON.parse(await (await picture(name)).text());
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

await check('wrong keys', async () => {
  const all = await vectors('keys.json');
  await tell('key count', String(all.length));
  const wrong = [];
  for (const { words, authKey: expected } of all) {
    if (await authKey(words) !== expected) {
      wrong.push(words.join(' '));
    }
  }
  return wrong.join('\n');
});

await check('wrong readings', async () => {
  const all = await vectors('readings.json');
  await tell('reading count', String(all.length));
  const wrong = [];
  for (const { why, typed, ...expected } of all) {
    const found = await readCaseCode(typed);
    if (!same(found, expected)) {
      wrong.push(`${why}: ${JSON.stringify(found)}`);
    }
  }
  return wrong.join('\n');
});

await check('chi-square', async () => {
  const counts = new Map();
  for (let i = 0; i < ROUNDS; i++) {
    for (const word of await newCaseCode('ko')) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const expected = ROUNDS * 8 / LISTED;
  let sum = (LISTED - counts.size) * expected;
  counts.forEach((n) => {
    sum += (n - expected) ** 2 / expected;
  });
  return `${counts.size} ${Math.round(sum)}`;
});

await check('read again', async () => {
  const lost = [];
  for (const language of ['en', 'en-GB', 'zh-Hans', 'zh-Hant', 'ko', 'fr']) {
    const words = await newCaseCode(language);
    const read = await readCaseCode(words.join(' '));
    if (!same(read, { words, corrected: [] })) {
      lost.push(language);
    }
  }
  return lost.join(' ');
});
