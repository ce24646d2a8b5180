// Suggestions below the box at the head of a page. What fails here is left to the search page, where Enter leads.

const SHOWN = 5;
/** How long the reader must have paused, in milliseconds. */
const PAUSE = 150;

const form = document.querySelector('.top-search');
const box = form.elements.q;
const words = form.dataset;
const { lang } = document.documentElement;

// What is said aloud is on the page at all times, for screen readers hear only what changes.
const status = made('p', 'visually-hidden');
const panel = made('div', 'suggestions');
const count = made('p', 'meta');
const list = made('ul');
const all = made('a', '', words.all);
status.role = 'status';
count.ariaHidden = 'true';
panel.append(count, list, all);
form.append(status, panel);

let newest = 0;
let timer;
close();

function made(name, className = '', text = '') {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

/** Hides what is shown; a question that is under way is dropped. */
function close() {
  clearTimeout(timer);
  newest += 1;
  panel.hidden = true;
  status.textContent = '';
}

async function ask() {
  close();
  const mine = newest;
  const query = box.value.trim();
  if (!query) return;
  try {
    const { search } = await import(words.engine);
    const found = await search(query, { limit: SHOWN, section: lang === 'en' ? '/en/' : '' });
    if (mine === newest && form.contains(document.activeElement)) show(query, found);
  } catch {
    if (mine === newest) close();
  }
}

function show(query, { total, results }) {
  const fill = { n: total.toLocaleString(lang), q: query.replace(/^(.{60}).+$/su, '$1…') };
  list.replaceChildren(...results.map(({ url, title, date }) => {
    const row = made('li');
    const link = Object.assign(made('a', '', title), { href: url });
    if (date) link.append(' ', made('span', 'meta', date.split('-').reverse().join('/')));
    row.append(link);
    return row;
  }));
  all.href = `${form.action}?${new URLSearchParams({ q: query })}`;
  all.hidden = total <= results.length;
  panel.hidden = false;
  status.textContent = (total ? words.count : words.none).replace(/\{([nq])\}/g, (_, name) => fill[name]);
  count.textContent = status.textContent;
}

form.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || panel.hidden) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [box, ...panel.querySelectorAll('a:not([hidden])')];
  const at = stops.indexOf(event.target);
  if (step && at >= 0) stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  else if (event.key === 'Escape') {
    box.focus();
    close();
  } else return;
  event.preventDefault();
});
box.addEventListener('input', () => {
  clearTimeout(timer);
  if (box.value.trim()) timer = setTimeout(ask, PAUSE);
  else close();
});
form.addEventListener('focusout', ({ relatedTarget }) => form.contains(relatedTarget) || close());
// Some browsers take the focus away before a click arrives.
panel.addEventListener('mousedown', (event) => event.preventDefault());

if (box.value) ask();
