// Escape in a cell's form brings the cell back; the server has it as it was.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  event.target.closest?.('[data-cell-form]')?.querySelector('[data-cell-cancel]')?.click();
});
