/** Tells the server at once if a script of the page does not load or breaks off. */

for (const kind of ['error', 'unhandledrejection']) {
  addEventListener(kind, (e) => {
    const why = e.reason?.stack ?? e.message ?? `could not load ${e.target.src}`;
    fetch('/finding/broken', { method: 'POST', body: `failed: ${why}` });
  }, true);
}
