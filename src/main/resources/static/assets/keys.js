// One key, one act; never inside a field. Elements name their own key with data-key, data-go or data-row-key.
// No import of app.js: its address carries a hash, and a second address would load it twice.

const ROWS = '[data-rows] > *, table.t tbody tr:has(a[href]), .cand:has(.tog)';
let going = 0;
// What had the focus before a key moved it into a field.
let before = null;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) {
    if (event.key === 'Escape') leave(event.target);
    else if (event.target.matches('[data-search]')) walkHits(event);
    return;
  }
  if (event.target.closest?.('#hits')) return walkHits(event);
  if (document.querySelector('dialog[open]')) return;
  if (act(event.key.length === 1 ? event.key.toLowerCase() : event.key, event)) event.preventDefault();
});

function act(key, event) {
  if (going && Date.now() - going < 1500) {
    going = 0;
    return press(document.querySelector(`.rail [data-go="${CSS.escape(key.toUpperCase())}"]`));
  }
  // What the row at hand does with the key goes before what the page does with it.
  const row = document.activeElement?.closest('tr, [data-rows] > *');
  if (press(row?.querySelector(`[data-row-key="${CSS.escape(key)}"]`))) return true;
  switch (key) {
    case '/': return focus(document.querySelector('[data-search]'));
    case 'c': return press(document.querySelector('[data-capture]'));
    case 'g': going = Date.now(); return true;
    case 't': document.dispatchEvent(new Event('toggle-theme')); return true;
    case '?': document.getElementById('shortcuts')?.dispatchEvent(new Event('open-dialog', { bubbles: true })); return true;
    case 'j': return move(1);
    case 'k': return move(-1);
    case 'Enter': return event.target.matches('tr, [data-rows] > *') && press(event.target.querySelector('a[href]'));
    default: return press(document.querySelector(`[data-key="${CSS.escape(key)}" i]`));
  }
}

function press(element) {
  element?.click();
  return Boolean(element);
}

// The suggestions of the search: arrows walk them and back into the field, Escape closes them.
function walkHits(event) {
  const hits = document.getElementById('hits');
  const field = document.querySelector('[data-search]');
  const places = [field, ...hits.querySelectorAll('a')];
  const here = places.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && places.length > 1) {
    places[(here + step + places.length) % places.length].focus();
    event.preventDefault();
  } else if (event.key === 'Escape') {
    hits.replaceChildren();
    field.focus();
  }
}

function focus(element) {
  before = document.activeElement;
  element?.focus();
  return Boolean(element);
}

// Back to where a key came from. Without one the next Tab goes on from the field that was left.
function leave(field) {
  if (field.matches('[data-search]')) document.getElementById('hits')?.replaceChildren();
  field.blur();
  if (before?.isConnected && before !== document.body) before.focus();
  before = null;
}

function move(step) {
  const rows = [...document.querySelectorAll(ROWS)].filter((row) => row.getClientRects().length);
  if (!rows.length) return false;
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[Math.min(rows.length - 1, Math.max(0, here + (here < 0 && step < 0 ? 0 : step)))];
  const toggle = row.querySelector('.tog');
  if (toggle) {
    toggle.focus();
    return true;
  }
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  return true;
}
