// Segments are asked in order: drag one by its handle to another place. The arrows do the same.

let dragged = null;
const rowAt = (target) => target.closest?.('.seg-row');

document.addEventListener('dragstart', (event) => {
  if (!event.target.closest?.('.grip')) return;
  dragged = rowAt(event.target);
  dragged.classList.add('dragged');
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', dragged.dataset.row);
});

document.addEventListener('dragover', (event) => {
  const row = dragged && rowAt(event.target);
  if (!row) return;
  event.preventDefault();
  document.querySelectorAll('.seg-row.over').forEach((one) => one.classList.remove('over'));
  row.classList.add('over');
});

document.addEventListener('drop', (event) => {
  const row = dragged && rowAt(event.target);
  if (!row || row === dragged) return;
  event.preventDefault();
  const form = document.getElementById('rules');
  window.htmx.ajax('POST', `${form.getAttribute('action')}/draft`, {
    source: form,
    target: '#editor',
    swap: 'outerHTML',
    values: { do: `move:${dragged.dataset.row}:${row.dataset.row}` },
  });
});

document.addEventListener('dragend', () => {
  dragged?.classList.remove('dragged');
  document.querySelectorAll('.seg-row.over').forEach((one) => one.classList.remove('over'));
  dragged = null;
});
