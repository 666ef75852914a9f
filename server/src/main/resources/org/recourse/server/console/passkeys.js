// Makes and uses passkeys (Web Authentication). Without it, or in a browser that has none, the
// buttons stay off, and password and code work.
'use strict';
{
  const able = typeof PublicKeyCredential === 'function'
      && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function';

  const post = async (path, body) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: {
        'Accept': 'application/json',
        'Content-Type': 'application/json',
        'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content,
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error('refused: ' + answer.status);
    return answer.status === 204 ? null : answer.json();
  };

  const make = async button => {
    const options = await post(button.dataset.options, {});
    const made = await navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    });
    const label = document.getElementById('passkey-label');
    await post(button.dataset.send, {credential: made.toJSON(), label: label ? label.value : ''});
  };

  const use = async button => {
    const options = await post(button.dataset.options, {});
    const used = await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    });
    await post(button.dataset.send, {credential: used.toJSON()});
  };

  const onClick = (id, act) => {
    const button = document.getElementById(id);
    if (!button || !able) return;
    button.disabled = false;
    button.addEventListener('click', async () => {
      const refused = document.getElementById('passkey-refused');
      refused.hidden = true;
      button.disabled = true;
      try {
        await act(button);
        location.assign(button.dataset.then);
      } catch (e) {
        refused.hidden = false;
        button.disabled = false;
      }
    });
  };

  onClick('new-passkey', make);
  onClick('passkey', use);
}
