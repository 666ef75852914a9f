/** Makes the key of the eight words in the browser, so that the words are not sent. */

import { authKey, readCaseCode } from './case-code.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('enter'));
const code = /** @type {HTMLTextAreaElement} */ (document.getElementById('code'));
const wrong = /** @type {HTMLElement} */ (document.getElementById('code-wrong'));

/** @param {{problem: string, position?: number}} read */
function say({ problem, position }) {
  const sentence = problem === 'UNKNOWN_WORD' ? form.dataset.word : form.dataset.count;
  wrong.textContent = (sentence ?? '').replace('{position}', String(position));
  wrong.hidden = false;
  code.focus();
}

form.addEventListener('submit', async (event) => {
  if (!crypto.subtle) {
    return;
  }
  event.preventDefault();
  const read = await readCaseCode(code.value);
  if ('problem' in read) {
    say(read);
    return;
  }
  const key = document.createElement('input');
  key.type = 'hidden';
  key.name = 'key';
  key.value = await authKey(read.words);
  code.disabled = true;
  form.append(key);
  form.submit();
});
