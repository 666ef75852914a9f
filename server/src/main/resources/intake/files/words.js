/** Makes the eight words in the browser: what is sent is a key that is made of them. */

import { authKey, newCaseCode } from './case-code.js';

const made = /** @type {HTMLElement} */ (document.getElementById('made'));
const form = /** @type {HTMLFormElement} */ (document.getElementById('screen'));

async function make() {
  const words = await newCaseCode(made.dataset.list ?? 'en');
  const key = document.createElement('input');
  key.type = 'hidden';
  key.name = 'key';
  key.value = await authKey(words);
  document.getElementById('words')?.replaceChildren(...words.map((word) => {
    const line = document.createElement('li');
    line.textContent = word;
    return line;
  }));
  form.append(key);
  made.hidden = false;
  /** @type {HTMLElement} */ (document.getElementById('unmade')).hidden = true;
  /** @type {HTMLElement} */ (document.getElementById('go')).textContent = made.dataset.go ?? '';
}

// If it cannot be done here, the page says that the next one shows words, and it does.
make().catch(() => {});
