/** On every page: Esc three times leaves, forms are sent once, and times are told in hers as well. */

const ESCAPES = 3;
const WITHIN_MILLIS = 2000;

const exit = /** @type {string} */ (document.body.dataset.exit);
let escapes = /** @type {number[]} */ ([]);

/** The page that was open is not one to come back to. */
function leave() {
  location.replace(exit);
}

document.querySelector('.leave')?.addEventListener('click', (event) => {
  event.preventDefault();
  leave();
});

addEventListener('keydown', ({ key, timeStamp }) => {
  if (key !== 'Escape') {
    escapes = [];
    return;
  }
  escapes = [...escapes.filter((at) => timeStamp - at < WITHIN_MILLIS), timeStamp];
  if (escapes.length === ESCAPES) {
    leave();
  }
});

for (const form of document.forms) {
  let sent = 0;
  form.addEventListener('submit', (event) => {
    if (event.timeStamp - sent < WITHIN_MILLIS && sent !== 0) {
      event.preventDefault();
    }
    sent = event.timeStamp;
  });
}

for (const time of document.querySelectorAll('time')) {
  const at = new Date(time.dateTime);
  if (at.getTimezoneOffset() === 0) {
    continue;
  }
  const here = at.toLocaleString(document.documentElement.lang, {
    dateStyle: 'medium', timeStyle: 'short',
  });
  time.append(` (${here} ${Intl.DateTimeFormat().resolvedOptions().timeZone})`);
}
