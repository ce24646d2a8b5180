// Keeps an open page in step with its sources: reloads it, says what is wrong, leads to the file behind it.
(() => {
  const script = document.currentScript;
  const here = script.dataset.edition;
  const PLACE = 'congtruong-place';
  const HIDDEN = 'congtruong-hidden';
  const STYLE = `
    :host { all: initial }
    * { box-sizing: border-box }
    .bar, .panel { font: 14px/1.5 system-ui, sans-serif; color: #fff; background: #1f2933; position: fixed; z-index: 2147483647 }
    .bar { right: 8px; bottom: 8px; max-width: calc(100vw - 16px); border-radius: 6px; padding: 4px 10px;
      display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: center; box-shadow: 0 1px 6px #0006 }
    .panel { inset: auto 0 0 0; max-height: 70vh; overflow: auto; padding: 12px 16px; border-top: 4px solid #ff8a80 }
    .panel.notes { border-color: #ffd180 }
    h2 { font-size: 17px; margin: 0 0 8px }
    pre { font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 10px;
      padding: 8px 10px; background: #11181f; border-radius: 4px }
    a, button { color: #9fd3ff; font: inherit; min-height: 24px; overflow-wrap: anywhere }
    button { background: none; border: 1px solid #9fd3ff; border-radius: 4px; padding: 0 8px; cursor: pointer }
    a:focus-visible, button:focus-visible { outline: 3px solid #ffd180; outline-offset: 1px }
    [hidden] { display: none }
    @media print { .bar, .panel { display: none } }`;

  const stored = (key, value) => {
    try {
      const before = sessionStorage.getItem(key);
      if (value === null) sessionStorage.removeItem(key);
      else if (value !== undefined) sessionStorage.setItem(key, value);
      return before;
    } catch {
      return null; // A browser may keep nothing; then nothing is remembered.
    }
  };
  const made = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const host = made('aside', { id: 'congtruong', ariaLabel: 'Xem thử trang' });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const summary = made('span', {});
  const more = made('button', { type: 'button', hidden: true, onclick: () => open(true) });
  const shut = made('button', { type: 'button', textContent: 'Ẩn', title: 'Ẩn thanh này cho tới khi đóng thẻ' });
  const bar = made('div', { className: 'bar' }, summary, more);
  const alert = made('div', {});
  alert.setAttribute('role', 'alert');
  root.append(bar, alert);

  let told = null;
  let panel = null;

  function open(byHand) {
    const title = told.broken ? `Chưa dựng lại được trang: ${told.count}. Đang hiện bản tốt gần nhất.` : told.count;
    const close = made('button', { type: 'button', textContent: 'Đóng (Esc)', onclick: shutPanel });
    panel = made('div', { className: told.broken ? 'panel' : 'panel notes' }, made('h2', { textContent: title }),
      ...told.diagnostics.map((text) => made('pre', { textContent: text })), close);
    alert.replaceChildren(panel);
    bar.hidden = true;
    if (byHand) close.focus();
  }

  function shutPanel() {
    panel = null;
    alert.replaceChildren();
    bar.hidden = stored(HIDDEN) !== null && !told?.broken;
    if (!more.hidden) more.focus({ preventScroll: true });
  }

  function show(news) {
    told = news;
    summary.textContent = news.checklist ? `Đối chiếu: ${news.checklist}` : '';
    more.textContent = news.count;
    more.hidden = !news.count;
    bar.hidden = stored(HIDDEN) !== null && !news.broken;
    if (news.broken) open(false);
    else if (panel) shutPanel();
  }

  function reload() {
    stored(PLACE, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  }

  function returnToPlace() {
    const [path, x, y] = JSON.parse(stored(PLACE, null) ?? '[]');
    if (path === location.pathname) scrollTo({ left: x, top: y, behavior: 'instant' });
  }

  shut.onclick = () => {
    stored(HIDDEN, 'yes');
    bar.hidden = true;
  };
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel) shutPanel();
  });

  const source = document.getElementById('congtruong-nguon');
  if (source) {
    bar.append(source.firstElementChild);
    source.remove();
  }
  bar.append(shut);
  bar.hidden = stored(HIDDEN) !== null;
  returnToPlace();
  if (!('faults' in script.dataset)) document.body.append(host);

  // The browser connects again by itself when the server was started anew; its first word tells whether pages differ.
  let events = null;
  function listen() {
    events ??= new EventSource(new URL('events', script.src));
    events.onmessage = (event) => {
      const news = JSON.parse(event.data);
      if (news.edition !== here) reload();
      else show(news);
    };
    // It doesn't when it was told that too many are connected.
    events.onerror = () => {
      if (events?.readyState !== EventSource.CLOSED) return;
      events = null;
      setTimeout(attend, 5000);
    };
  }
  function leave() {
    events?.close();
    events = null;
  }
  // A browser has six lines for one server: a page that nobody sees gives its own back.
  const attend = () => (document.hidden ? leave() : listen());
  document.addEventListener('visibilitychange', attend);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', attend);
  attend();
})();
