/** Where a picture is that a platform's link names: taken from behind the #, which no server sees, into the form. */

const LONGEST = 2000;

const where = new URLSearchParams(location.hash.slice(1)).get('where');
if (where && where.length <= LONGEST) {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'where';
  field.value = where;
  document.getElementById('begin')?.append(field);
}
if (location.hash.startsWith('#where=')) {
  history.replaceState(null, '', location.pathname);
}
