/** Uses the demo page as a person would, and tells the server what she reads there. */

const element = (id) => document.getElementById(id);

async function tell(name, finding) {
  await fetch(`/finding/${name}`, { method: 'POST', body: finding });
}

/** Returns when something is so. */
async function until(isSo) {
  while (!isSo()) {
    await new Promise(requestAnimationFrame);
  }
}

async function choose(name) {
  const picture = await (await fetch(`/picture/${name}`)).blob();
  const chosen = new DataTransfer();
  chosen.items.add(new File([picture], name));
  element('file').files = chosen.files;
  element('file').dispatchEvent(new Event('change'));
  await until(() => element('said').textContent !== '');
}

const violations = [];
addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective));

await until(() => !element('file').disabled);
await choose('plain.png');
await tell('demo fingerprint', element('pdq').textContent);
await tell('demo quality', element('quality').textContent);
await choose('cut.jpg');
await tell('demo refusal', element('said').textContent);
await tell('demo result after refusal', String(!element('result').hidden));
await tell('demo policy', violations.join('\n'));
location.href = 'http://elsewhere.example/left';
