/**
 * Does the work that lets a form through while very many come at once, and sends the form again.
 * Without script, or without `crypto.subtle`, waiting does the same: the page says for how long.
 */

const PARTS = 4;
const PIECE_BYTES = 16 * 1024;
const COUNTER_BYTES = 4;
const FULL_MILLIS = 1000;

const form = /** @type {HTMLFormElement} */ (document.getElementById('work'));
const puzzle = /** @type {HTMLInputElement} */ (form.elements.namedItem('puzzle')).value;
const solved = /** @type {HTMLInputElement} */ (form.elements.namedItem('solved'));

/**
 * Tries until a digest begins with so many zero bits: of the counter, the part's number, and the puzzle, 16 KiB long.
 *
 * @param {number} part
 * @param {number} bits
 */
async function found(part, bits) {
  const piece = new Uint8Array(PIECE_BYTES);
  piece[COUNTER_BYTES] = part;
  piece.set(new TextEncoder().encode(puzzle), COUNTER_BYTES + 1);
  const view = new DataView(piece.buffer);
  for (let counter = 0; ; counter++) {
    view.setUint32(0, counter);
    const digest = new DataView(await crypto.subtle.digest('SHA-256', piece));
    if (digest.getUint32(0) >>> (32 - bits) === 0) {
      return counter;
    }
  }
}

async function work() {
  if (solved.value !== '') {
    // It was done, and there was no room: the same answer holds a little later.
    await new Promise((done) => {
      setTimeout(done, FULL_MILLIS * (1 + Math.random()));
    });
  } else {
    const bits = Number(puzzle.split('.')[2]);
    const answer = [];
    for (let part = 0; part < PARTS; part++) {
      answer.push(await found(part, bits));
    }
    solved.value = answer.join('-');
  }
  form.submit();
}

if (crypto.subtle) {
  work();
}
