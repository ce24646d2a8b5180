// On every page “/” leads to the search box; what answers while the reader types comes when the box is first used.

const form = document.querySelector('.top-search');

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.closest('input, select, textarea')) return;
  const shown = ({ length }) => length > 0;
  const box = [...document.querySelectorAll('[type=search]')].find((field) => shown(field.getClientRects()));
  if (!box) return;
  box.focus();
  box.select();
  event.preventDefault();
});

// Without suggestions the form still leads to the search page.
const suggest = () => import(form.dataset.suggest).catch(() => {});
if (form.contains(document.activeElement)) suggest();
else form.addEventListener('focusin', suggest, { once: true });
