// Selecting words of the transcript fills in where they begin and end, in UTF-16 units, which is
// what JavaScript counts in too.
const transcript = document.getElementById('transcript');
const form = document.querySelector('[data-quote-form]');

function place(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('[data-at]');
  return piece && node.nodeType === Node.TEXT_NODE ? Number(piece.dataset.at) + offset : null;
}

function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !transcript.contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0);
  const from = place(range.startContainer, range.startOffset);
  const to = place(range.endContainer, range.endOffset);
  if (from === null || to === null || to <= from) return;
  form.elements.from.value = from;
  form.elements.to.value = to;
  form.querySelector('[data-quote-words]').textContent = selection.toString();
}

if (transcript && form) document.addEventListener('selectionchange', selected);
