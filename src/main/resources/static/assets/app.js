// What the pages need beyond htmx: theme, messages, file drop. Dialogs are in overlays.js, keys in keys.js.

const meta = document.querySelector('meta[name="csrf"]');

/** @returns the header that proves a request came from one of our pages */
function csrf() {
  return meta ? { [meta.dataset.header]: meta.content } : {};
}

// Theme: the person's choice lives in a cookie, so that the server writes it into the page.
function toggleTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
}
document.addEventListener('toggle-theme', toggleTheme);

// Messages at the foot of the page; with undo they stay ten seconds.
function toast(message, { undo, bad, href } = {}) {
  const box = document.createElement('div');
  box.className = 'toast';
  if (bad) box.setAttribute('role', 'alert');
  const text = document.createElement('span');
  text.textContent = message;
  box.append(text);
  if (href) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = 'Open';
    box.append(link);
  }
  document.getElementById('toasts')?.append(box);
  live(box, undo, bad);
}

function live(box, undo, bad) {
  if (undo) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Undo';
    button.addEventListener('click', () => takeBack(box, undo));
    box.append(button);
  }
  setTimeout(() => box.remove(), undo || bad ? 10_000 : 5_000);
}

async function takeBack(box, address) {
  box.remove();
  try {
    const answer = await fetch(address, { method: 'POST', headers: { ...csrf(), 'HX-Request': 'true' } });
    if (answer.ok) return location.reload();
    toast(await reason(await answer.text()), { bad: true });
  } catch {
    toast('The server does not answer. Nothing was undone.', { bad: true });
  }
}

function reason(body) {
  try {
    const problem = JSON.parse(body);
    const first = problem.problems?.[0];
    return first ? `${problem.detail} ${[first.column, first.problem].filter(Boolean).join(' ')}` : problem.detail;
  } catch {
    return 'This did not work. Nothing was changed.';
  }
}

document.querySelectorAll('[data-toast]').forEach((box) => live(box, box.dataset.undo));
document.addEventListener('toast', (event) => toast(event.detail.message, event.detail));

// htmx
document.addEventListener('htmx:configRequest', (event) => Object.assign(event.detail.headers, csrf()));
// A form with its errors (422 as a page) replaces the form; a problem for programs becomes a message.
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  // Suggestions that somebody walks by key do not change under them.
  if (detail.target.id === 'hits' && detail.target.contains(document.activeElement)) detail.shouldSwap = false;
});
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (!detail.xhr.getResponseHeader('Content-Type')?.startsWith('application/problem+json')) return;
  detail.shouldSwap = false;
  detail.isError = true;
});
document.addEventListener('htmx:responseError', (event) => {
  if (event.detail.xhr.status === 401) return location.reload();
  toast(reason(event.detail.xhr.responseText), { bad: true });
});
document.addEventListener('htmx:sendError', () => toast('The server does not answer. Try again.', { bad: true }));
document.addEventListener('htmx:afterSwap', ({ detail: { target } }) => {
  // A page that history brings back has no target.
  const dialog = target?.closest('dialog');
  if (dialog && !dialog.open && target.childElementCount) openDialog(dialog);
  // A preview beside the fields leaves the focus where the person types.
  if (dialog && dialog.querySelector('#dialog-body') === target) {
    (dialog.querySelector('[aria-invalid=true]')
      ?? dialog.querySelector('[autofocus], input:not([type=hidden]), select, textarea'))?.focus();
  }
});
function openDialog(dialog) {
  dialog.dispatchEvent(new Event('open-dialog', { bubbles: true }));
}

document.addEventListener('close-dialog', () => document.querySelectorAll('dialog[open]').forEach((d) => d.close()));

// A link without a host gets the one under which the browser opened this page.
for (const element of document.querySelectorAll('[data-address]')) {
  if (element.value) element.value = new URL(element.value, location).href;
  if (element.dataset.copy) element.dataset.copy = new URL(element.dataset.copy, location).href;
}

document.addEventListener('click', (event) => {
  const element = event.target;
  if (element.matches('dialog')) return element.close();
  const hit = (selector) => element.closest(selector);
  const shut = hit('[data-close]') && hit('dialog, [popover]');
  if (shut) {
    event.preventDefault(); // a link goes somewhere only where nothing can be closed
    shut[shut.matches('dialog') ? 'close' : 'hidePopover']();
  }
  if (hit('[data-theme-toggle]')) toggleTheme();
  if (hit('[data-shortcuts]')) openDialog(document.getElementById('shortcuts'));
  if (hit('[data-back]')) history.back();
  if (hit('[data-print]')) print();
  const copy = hit('[data-copy]');
  if (copy) navigator.clipboard.writeText(copy.dataset.copy).then(() => toast('Copied.'));
  if (!hit('#hits') && !hit('.search')) document.getElementById('hits')?.replaceChildren();
});

// Whether downloads begin with a byte-order mark lives in a cookie: it belongs to the machine with the spreadsheet.
for (const box of document.querySelectorAll('[data-csv-spreadsheet]')) {
  box.checked = document.cookie.split('; ').includes('csv=spreadsheet');
  box.addEventListener('change', () => {
    document.cookie = `csv=spreadsheet; path=/; samesite=lax; max-age=${box.checked ? 31536000 : 0}`;
  });
}

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
});

// A dangerous button wakes up when its word is typed.
document.addEventListener('input', (event) => {
  const { unlocks, word } = event.target.dataset;
  if (unlocks) document.querySelector(unlocks).disabled = event.target.value.trim() !== word;
});

// Ctrl+Enter (⌘+Enter) saves from within any field of such a form.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.form;
  if (form?.matches('[data-quick]')) {
    event.preventDefault();
    form.requestSubmit();
  }
});

// Inline editing: Escape restores, Enter is the form's own submit.
document.addEventListener('keydown', (event) => {
  const field = event.target;
  if (event.key === 'Escape' && field.matches?.('[data-inline]')) {
    field.value = field.defaultValue;
    field.blur();
  }
  // A form in a table's cell goes away; the server has the cell as it was.
  if (event.key === 'Escape') field.closest?.('[data-cell-form]')?.querySelector('[data-cell-cancel]')?.click();
});

// Files dropped on a zone land in its input.
for (const name of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(name, (event) => {
    const zone = event.target.closest?.('[data-drop]');
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle('over', name === 'dragover');
    if (name !== 'drop' || !event.dataTransfer.files.length) return;
    const input = zone.querySelector('input[type=file]');
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

// A saved cell says so for a moment: the server marks it, or sends the event.
document.addEventListener('saved', (event) => {
  event.target.classList.remove('saved');
  requestAnimationFrame(() => event.target.classList.add('saved'));
});
