/** The way out, without a page to come back to. */

const out = /** @type {HTMLAnchorElement} */ (document.getElementById('out'));
location.replace(out.href);
