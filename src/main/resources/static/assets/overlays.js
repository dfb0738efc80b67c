// Dialogs and drawers: what opens them gets the focus back, and Back closes them instead of leaving the page.

const openers = new WeakMap();
const open = [];
let asking = null;
let goingBack = false;

// The element that asked for what a dialog will show. Its answer comes later, when something else may have the focus.
document.addEventListener('htmx:beforeRequest', ({ detail: { elt, target } }) => {
  if (!open.some((dialog) => dialog.contains(elt))) asking = target?.closest('dialog') ? elt : null;
});

document.addEventListener('open-dialog', ({ target: dialog }) => {
  if (dialog.open) return;
  openers.set(dialog, reachable(asking ?? document.activeElement));
  asking = null;
  dialog.showModal();
  open.push(dialog);
  history.pushState({ overlay: dialog.id }, '');
});

// A dialog closes the popover that it was opened from: then it is the popover's own button.
function reachable(element) {
  const popover = element?.closest('[popover]');
  return (popover && document.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`)) ?? element;
}

// A popover that closes and leaves the focus nowhere gives it back to its own button.
document.addEventListener('toggle', ({ target: popover, newState }) => {
  if (newState !== 'closed' || !popover.popover || document.activeElement !== document.body) return;
  document.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`)?.focus();
}, true);

document.addEventListener('close', ({ target: dialog }) => {
  const at = open.indexOf(dialog);
  if (at < 0) return;
  open.splice(at, 1);
  focusOn(openers.get(dialog));
  if (history.state?.overlay === dialog.id) {
    goingBack = true;
    history.back();
  }
}, true);

// What was opened from may have been drawn anew meanwhile.
function focusOn(opener) {
  const now = opener?.isConnected ? opener : again(opener);
  (now ?? document.getElementById('main'))?.focus();
}

function again(opener) {
  const asks = opener?.getAttribute('hx-get');
  return (opener?.id && document.getElementById(opener.id))
    || (asks && document.querySelector(`[hx-get="${CSS.escape(asks)}"]`))
    || null;
}

// Registered before htmx's own: the page below a dialog is still there, so nothing has to be loaded again.
addEventListener('popstate', (event) => {
  const dialog = open.at(-1);
  if (goingBack) {
    goingBack = false;
    event.stopImmediatePropagation();
  } else if (dialog && event.state?.overlay !== dialog.id) {
    event.stopImmediatePropagation();
    dialog.close();
  }
});

// Coming back to a page that was left through a link of its dialog, or loading it again.
if (history.state?.overlay) {
  goingBack = true;
  history.back();
}

// A form in place of what it edits: when it is gone, the focus is on what opened it.
let edited = null;
document.addEventListener('htmx:beforeRequest', ({ detail: { elt } }) => {
  if (elt.matches('[hx-get]') && !elt.closest('dialog, [data-cell-form]')) edited = elt;
});
document.addEventListener('htmx:afterSettle', () => {
  if (!edited || edited.isConnected || document.activeElement !== document.body) return;
  if (document.querySelector('[data-cell-form]')) return;
  again(edited)?.focus();
  edited = null;
});
