// Puts what follows the # into the field, and takes it out of the address and the history.
'use strict';
{
  const token = location.hash.slice(1);
  if (/^rci_[A-Za-z0-9_-]{1,90}$/.test(token)) {
    document.getElementById('token').value = token;
    history.replaceState(null, '', location.pathname);
  }
}
