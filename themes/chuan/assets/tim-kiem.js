// The search page: asks the engine while the reader types, and shows what it finds.

/** How many results are shown at first, and how many more each time. */
const STEP = 10;
/** How long the reader must have paused, in milliseconds. */
const PAUSE = 150;
/** Longest query, in characters, as the boxes have it. */
const LONGEST = 200;

const place = document.querySelector('.search');
const words = place.dataset;
const form = place.querySelector('form');
const { q: box, muc: section, loai: kind, nam: year } = form.elements;
const choices = [section, kind, year];
const part = (name) => place.querySelector(`.search-${name}`);
const [status, list, start, more, none, wider, other, failed, ways] =
  ['status', 'results', 'start', 'more', 'none', 'wider', 'other', 'failed', 'ways'].map(part);

/** The number of the newest question: answers to older ones are dropped. */
let newest = 0;
/** What the newest answer is to, so that only a changed question starts at its top again. */
let answered = '';
let limit = STEP;
let timer;

/** The beginning of a text, no sign torn apart. */
const cut = (text, most) => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

// The address ---------------------------------------------------------------------------------------------------

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  box.value = cut(asked.get('q') ?? '', LONGEST);
  for (const choice of choices) {
    choice.value = asked.get(choice.name) ?? '';
    if (choice.selectedIndex < 0) choice.value = '';
  }
}

function toAddress(words) {
  const asked = new URLSearchParams();
  if (words) asked.set(box.name, words);
  for (const { name, value } of choices) if (value) asked.set(name, value);
  // A query may hold slashes as they are.
  const query = asked.toString().replaceAll('%2F', '/');
  history.replaceState(null, '', query ? `?${query}` : location.pathname);
}

// The engine ----------------------------------------------------------------------------------------------------

let engine;
let failures = 0;

/** The engine; a browser may remember that a module failed, so that the next attempt gives it another address. */
function loaded() {
  engine ??= import(failures ? `${words.engine}?${failures}` : words.engine).catch((error) => {
    engine = undefined;
    failures += 1;
    throw error;
  });
  return engine;
}

async function ask() {
  clearTimeout(timer);
  newest += 1;
  const mine = newest;
  const query = cut(box.value.trim(), LONGEST);
  toAddress(query);
  if (!query) return rest();
  const asked = JSON.stringify([query, ...choices.map(({ value }) => value)]);
  if (asked !== answered) limit = STEP;
  if (list.hidden) say(words.waiting);
  try {
    const { search } = await loaded();
    const narrowed = { kind: kind.value, year: year.value, section: section.value || words.within };
    const found = await search(query, { limit, ...narrowed });
    if (mine !== newest) return;
    show(found, query, asked === answered ? list.children.length : 0);
    answered = asked;
  } catch {
    if (mine === newest) fail();
  }
}

function askSoon() {
  clearTimeout(timer);
  if (!box.value.trim()) ask();
  else timer = setTimeout(ask, PAUSE);
}

// What is seen --------------------------------------------------------------------------------------------------

function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

/** Shows the named parts and hides the others. */
function only(...shown) {
  for (const piece of [list, start, more, none, failed, ways]) piece.hidden = !shown.includes(piece);
}

function rest() {
  answered = '';
  list.replaceChildren();
  say('');
  only(start, ways);
}

function fail() {
  answered = '';
  list.replaceChildren();
  say(words.failed);
  only(failed, ways);
}

/** Shows an answer; the first `kept` results are on the page already. */
function show({ total, results }, query, kept) {
  const shown = query.length > 60 ? `${cut(query, 60)}…` : query;
  const fill = { n: total.toLocaleString(document.documentElement.lang), q: shown };
  say((total ? words.count : words.none).replace(/\{([nq])\}/g, (_, name) => fill[name]));
  const items = results.slice(kept).map(item);
  if (kept) list.append(...items);
  else list.replaceChildren(...items);
  if (!total) offer(query);
  else if (results.length < total) only(list, more);
  else only(list);
  if (kept) items[0]?.querySelector('a').focus();
}

/** What may help where nothing was found. */
function offer(query) {
  wider.hidden = choices.every(({ value }) => !value);
  if (other) other.search = new URLSearchParams({ q: query });
  only(none, ways);
}

function item({ url, heading, excerpt, kind: name, date }) {
  const link = document.createElement('a');
  link.href = url;
  link.append(...marked(heading));
  const known = [...kind.options].find((option) => option.value && option.value === name);
  const day = date.split('-').reverse().join('/');
  const about = element('p', [known?.text, day].filter(Boolean).join(' · '));
  about.className = 'meta';
  const text = element('p', '');
  text.append(...marked(excerpt));
  const row = document.createElement('li');
  row.append(link, about, text);
  return row;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** A text with its marks; no other element gets through. */
function marked(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) =>
    node.nodeName === 'MARK' ? element('mark', node.textContent) : document.createTextNode(node.textContent));
}

// Keys ----------------------------------------------------------------------------------------------------------

/** Moves `by` results down from the one that is focused; above the first one is the box. */
function move(by) {
  const links = [...list.querySelectorAll('a')];
  const next = links.indexOf(document.activeElement) + by;
  (next < 0 ? box : links[Math.min(next, links.length - 1)])?.focus();
}

function back() {
  box.focus();
  box.select();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const { target, key } = event;
  const within = target === box || list.contains(target);
  if (key === 'ArrowDown' && within) move(1);
  else if (key === 'ArrowUp' && within && target !== box) move(-1);
  else if (key === 'Escape' && place.contains(target) && target !== box) back();
  else return;
  event.preventDefault();
});

box.addEventListener('input', askSoon);
for (const choice of choices) choice.addEventListener('change', ask);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
more.addEventListener('click', () => {
  limit += STEP;
  ask();
});
wider.addEventListener('click', () => {
  for (const choice of choices) choice.value = '';
  box.focus();
  ask();
});
failed.querySelector('button').addEventListener('click', () => {
  status.focus();
  ask();
});
// While the reader types the first word, the engine comes.
box.addEventListener('focus', () => loaded().catch(() => {}), { once: true });

fromAddress();
if (box.value) ask();
