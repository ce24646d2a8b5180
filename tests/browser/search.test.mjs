// The search page: what a reader types, sees and hears, with marks or without, and when the connection fails.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { browser, serve } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { viewport: { width: 1280, height: 800 } };
const small = { viewport: { width: 320, height: 640 } };
let site;
let chromium;

before(async () => {
  site = await serve();
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  site?.stop();
});

/** The search page in a browser that has never been here, with what went wrong in `faults`. */
async function opened(options, address = 'tim-kiem/') {
  const context = await chromium.newContext(options);
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.on('pageerror', (error) => page.faults.push(String(error)));
  await page.goto(new URL(address, site.base).href);
  return page;
}

const box = (page) => page.getByRole('searchbox', { name: 'Từ cần tìm' });
const status = (page) => page.locator('main [aria-live]');
const links = (page) => page.locator('main ol a');
const asked = (page) => Object.fromEntries(new URL(page.url()).searchParams);

/** Types a query and waits for its answer. */
async function searched(page, query) {
  await box(page).fill(query);
  await answered(page, query);
}

async function answered(page, query) {
  await status(page).filter({ hasText: `“${query}”` }).waitFor();
}

/** Where the results lead, in their order. */
async function found(page) {
  return links(page).evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
}

async function focused(page) {
  return page.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.name);
}

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await window.axe.run(document, { runOnly: tags });
    return violations.map((fault) => `${fault.id}: ${fault.nodes[0].html.slice(0, 160)}`);
  });
}

test('a query without marks finds the enrolment of grade 6, and shows its words as they are written', async () => {
  const page = await opened(wide);
  await box(page).pressSequentially('tuyen sinh lop 6', { delay: 20 });
  await answered(page, 'tuyen sinh lop 6');
  assert.match(await status(page).innerText(), /^[1-9][\d.]* kết quả cho “tuyen sinh lop 6”$/);
  const first = (await found(page)).slice(0, 3);
  assert.ok(first.some((path) => path.startsWith('/tuyen-sinh/')), String(first));
  const marked = await page.locator('main ol mark').allInnerTexts();
  assert.ok(marked.some((text) => /tuyển/i.test(text)), String(marked));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the box at the head of any page leads to the answer', async () => {
  for (const options of [wide, small]) {
    const page = await opened(options, 'gioi-thieu/');
    await page.locator('.top').getByRole('searchbox').fill('thời khóa biểu');
    await page.keyboard.press('Enter');
    await answered(page, 'thời khóa biểu');
    assert.deepEqual(asked(page), { q: 'thời khóa biểu' });
    assert.ok((await found(page)).length > 0);
    await page.context().close();
  }
});

test('kind and year narrow the results, and the address keeps the question', async () => {
  const page = await opened(wide);
  await searched(page, 'tuyển sinh');
  const all = await status(page).innerText();
  await page.getByLabel('Loại').selectOption({ label: 'Văn bản' });
  await page.waitForFunction((before) => document.querySelector('main [aria-live]').textContent !== before, all);
  const documents = await found(page);
  assert.ok(documents.every((path) => path.startsWith('/van-ban/')), String(documents));
  await page.getByLabel('Loại').selectOption({ label: 'Mọi loại' });
  await page.getByLabel('Năm').selectOption('2026');
  await page.waitForURL((url) => url.search.includes('nam=2026'));
  assert.deepEqual(asked(page), { q: 'tuyển sinh', nam: '2026' });
  await page.reload();
  await answered(page, 'tuyển sinh');
  assert.equal(await box(page).inputValue(), 'tuyển sinh');
  assert.equal(await page.getByLabel('Năm').inputValue(), '2026');
  const days = await page.locator('main ol .meta').allInnerTexts();
  assert.ok(days.length > 0 && days.every((text) => text.endsWith('2026')), String(days));
  await page.context().close();
});

test('a section narrows the results too, alone or with a year, and the address keeps it', async () => {
  const page = await opened(wide);
  await searched(page, 'học sinh');
  const all = await status(page).innerText();
  await page.getByLabel('Chuyên mục').selectOption({ label: 'Hoạt động' });
  await page.waitForFunction((before) => document.querySelector('main [aria-live]').textContent !== before, all);
  const activities = await found(page);
  assert.ok(activities.length > 0 && activities.every((path) => path.startsWith('/hoat-dong/')), String(activities));
  assert.ok(page.url().includes('muc=/hoat-dong/'), page.url());
  await page.reload();
  await answered(page, 'học sinh');
  assert.equal(await page.getByLabel('Chuyên mục').inputValue(), '/hoat-dong/');
  assert.deepEqual(await found(page), activities);
  await page.getByLabel('Chuyên mục').selectOption({ label: 'Trang tiếng Anh' });
  await box(page).fill('school');
  await answered(page, 'school');
  assert.ok((await found(page)).every((path) => path.startsWith('/en/')));
  await page.context().close();
});

test('a title shows the found words, and what looks like HTML in a query stays text', async () => {
  const page = await opened(wide);
  await searched(page, 'tuyen sinh lop 6');
  const marked = await page.locator('main ol a mark').allInnerTexts();
  assert.ok(marked.some((text) => /^tuyển$/i.test(text)), String(marked));
  await page.context().close();
});

test('an address with choices that do not exist is as good as one without', async () => {
  const page = await opened(wide, 'tim-kiem/?q=học%20sinh&loai=khong-co&nam=1200');
  await answered(page, 'học sinh');
  assert.deepEqual(asked(page), { q: 'học sinh' });
  assert.ok((await found(page)).length > 0);
  await page.context().close();
});

test('the keyboard alone reaches the box, the results and the page', async () => {
  const page = await opened(wide);
  await page.keyboard.press('/');
  assert.equal(await focused(page), 'q');
  await page.keyboard.type('học sinh');
  await answered(page, 'học sinh');
  const [first, second] = await found(page);
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), first);
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), second);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(page), 'q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === first);
  await page.goBack();
  await answered(page, 'học sinh');
  assert.equal(await box(page).inputValue(), 'học sinh');
  await page.context().close();
});

test('more results follow the ten that are there, and the first of them has the focus', async () => {
  const page = await opened(wide);
  await searched(page, 'học sinh');
  const ten = await found(page);
  assert.equal(ten.length, 10);
  await page.getByRole('button', { name: 'Xem thêm' }).click();
  await links(page).nth(10).waitFor();
  const twenty = await found(page);
  assert.deepEqual(twenty.slice(0, 10), ten);
  assert.equal(new Set(twenty).size, twenty.length);
  assert.equal(await focused(page), twenty[10]);
  await page.context().close();
});

test('where nothing is found the page says so and shows other ways', async () => {
  const page = await opened(wide);
  await searched(page, 'zzzqqqxxx');
  assert.equal(await status(page).innerText(), 'Không có kết quả cho “zzzqqqxxx”');
  assert.equal(await page.locator('main').getByText('Hãy thử bớt từ').isVisible(), true);
  assert.equal(await page.locator('main').getByRole('link', { name: 'Sơ đồ trang' }).isVisible(), true);
  assert.equal(await page.locator('main a[href^="tel:"]').first().isVisible(), true);
  assert.equal(await links(page).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Bỏ điều kiện lọc' }).isVisible(), false);
  await page.context().close();
});

test('where only the filters leave nothing, one button takes them off', async () => {
  const page = await opened(wide, 'tim-kiem/?q=tuyển%20sinh&muc=/hoi-dap/&loai=document');
  await status(page).filter({ hasText: 'Không có kết quả' }).waitFor();
  await page.getByRole('button', { name: 'Bỏ điều kiện lọc' }).click();
  await status(page).filter({ hasText: /^[1-9]/ }).waitFor();
  assert.ok((await found(page)).length > 0);
  assert.deepEqual(asked(page), { q: 'tuyển sinh' });
  assert.equal(await focused(page), 'q');
  await page.context().close();
});

test('the newest question wins, and an emptied box shows nothing', async () => {
  const page = await opened(wide);
  for (const query of ['tuyển', 'thư viện', 'khai giảng']) await box(page).fill(query);
  await answered(page, 'khai giảng');
  await page.waitForTimeout(400);
  assert.match(await status(page).innerText(), /“khai giảng”$/);
  await box(page).fill('');
  await page.waitForFunction(() => document.querySelector('main [aria-live]').textContent === '');
  assert.equal(await links(page).count(), 0);
  assert.deepEqual(asked(page), {});
  await page.context().close();
});

test('a query is text, whatever it holds', async () => {
  const page = await opened(wide);
  const html = '<img src=x onerror=alert(1)><b>tuyển</b>';
  await searched(page, html);
  assert.equal(await page.locator('main img, main b, main script').count(), 0);
  await searched(page, '<script>alert(1)</script>');
  assert.equal(await page.locator('main script').count(), 0);
  for (const query of ['a', 'đ', '🎒'.repeat(20), '🎒', '🎒📚', '“”‘’&amp;%2F\\', '\u0301\u0300', '-- ; DROP TABLE']) {
    await searched(page, query);
  }
  const before = Date.now();
  await box(page).evaluate((field) => field.removeAttribute('maxlength'));
  await box(page).fill('tuyển sinh '.repeat(1000));
  await status(page).filter({ hasText: /“tuyển sinh tuyển/ }).waitFor();
  assert.ok(Date.now() - before < 3000, 'a long query took too long');
  assert.ok(page.url().length < 3000);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a shard that fails gives a message, and the next attempt works', async () => {
  const page = await opened(wide);
  const shards = (url) => url.pathname.startsWith('/assets/search/') && !url.pathname.endsWith('/search.js');
  await page.route(shards, (route) => route.abort());
  await box(page).fill('tuyển sinh');
  const again = page.getByRole('button', { name: 'Thử lại' });
  await again.waitFor();
  assert.match(await status(page).innerText(), /^Chưa tìm được/);
  assert.deepEqual(await violationsPastPolicy('tim-kiem/?q=học', shards), []);
  await again.click();
  await again.waitFor();
  await page.unroute(shards);
  await again.click();
  await answered(page, 'tuyển sinh');
  assert.ok((await found(page)).length > 0);
  assert.equal(await again.isVisible(), false);
  await page.context().close();
});

test('a file of the index that came only in part gives a message too', async () => {
  for (const [part, filter] of [['t', ''], ['d', ''], ['f', '&nam=2026']]) {
    const context = await chromium.newContext(wide);
    const page = await context.newPage();
    const torn = (url) => new RegExp(`^/assets/search/[0-9a-f]+/${part}\\d*\\.bin$`).test(url.pathname);
    await page.route(torn, async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({ status: 200, body: body.subarray(0, body.length >> 1) });
    });
    await page.goto(new URL(`tim-kiem/?q=tuyển%20sinh${filter}`, site.base).href);
    const again = page.getByRole('button', { name: 'Thử lại' });
    await again.waitFor();
    await page.unroute(torn);
    await searched(page, 'học sinh');
    assert.ok((await found(page)).length > 0, part);
    assert.equal(await again.isVisible(), false, part);
    await context.close();
  }
});

test('a page that was open while the site was published anew goes on finding', async () => {
  const own = await serve();
  try {
    const page = await opened(wide, `${own.base}tim-kiem/?q=tuyen`);
    await answered(page, 'tuyen');
    const folder = `${own.out}/assets/search`;
    const [old] = readdirSync(folder).filter((name) => !name.includes('.'));
    const anew = [...old].reverse().join('');
    renameSync(`${folder}/${old}`, `${folder}/${anew}`);
    const engine = readFileSync(`${folder}/search.js`, 'utf8');
    assert.ok(engine.includes(old) && anew !== old);
    writeFileSync(`${folder}/search.js`, engine.replaceAll(old, anew));
    const engines = [];
    page.on('request', (request) => { if (/search\.js\?\d+$/.test(request.url())) engines.push(request.url()); });
    const fetched = [];
    for (const query of ['thời khóa biểu', 'khai giảng', 'thư viện']) {
      await searched(page, query);
      assert.ok((await found(page)).length > 0, query);
      assert.equal(await page.getByRole('button', { name: 'Thử lại' }).isVisible(), false, query);
      fetched.push(engines.length);
    }
    assert.ok(fetched[0] > 0 && fetched.at(-1) === fetched[0], `the newer engine is fetched once: ${fetched}`);
    await page.context().close();
  } finally {
    own.stop();
  }
});

test('what an input method left over is forgiven', async () => {
  const page = await opened(wide);
  for (const [query, meant] of [['tuyeenr sinh', 'tuyển sinh'], ['hocj sinh', 'học sinh'], ['dduowngf', 'đường']]) {
    await searched(page, query);
    const [word] = meant.split(' ');
    const marked = await page.locator('main ol mark').allInnerTexts();
    assert.ok(marked.some((text) => text.toLowerCase() === word), `${query}: ${marked}`);
  }
  await page.context().close();
});

test('a document is found by half its number, without marks', async () => {
  const page = await opened(wide);
  for (const query of ['1846/SGDĐT-VP', '1846/sgddt', '1846/SGDĐT'.normalize('NFD')]) {
    await box(page).fill('');
    await box(page).fill(query);
    await status(page).filter({ hasText: '“1846/' }).waitFor();
    assert.match((await found(page))[0], /^\/van-ban\/cong-van-so-ra-soat/, query);
  }
  await page.context().close();
});

/** What axe finds on the page that tells of a failure. */
async function violationsPastPolicy(address, failing) {
  const context = await chromium.newContext({ ...wide, bypassCSP: true });
  const page = await context.newPage();
  await page.route(failing, (route) => route.abort());
  await page.goto(new URL(address, site.base).href);
  await page.getByRole('button', { name: 'Thử lại' }).waitFor();
  const faults = await violations(page);
  await context.close();
  return faults;
}

test('an engine that fails gives a message too, and is asked for anew', async () => {
  const page = await opened(wide);
  const engine = (url) => url.pathname === '/assets/search/search.js';
  await page.route(engine, (route) => route.abort());
  await box(page).fill('tuyển sinh');
  await page.getByRole('button', { name: 'Thử lại' }).waitFor();
  await page.unroute(engine);
  await searched(page, 'khai giảng');
  assert.ok((await found(page)).length > 0);
  await page.context().close();
});

test('every state passes the automatic checks of WCAG 2.2 AA and fits 320 px', async () => {
  for (const options of [wide, small]) {
    const page = await opened({ ...options, bypassCSP: true });
    const { width } = options.viewport;
    for (const query of ['', 'tuyển sinh', 'zzzqqqxxx', 'đ'.repeat(200)]) {
      if (query) await box(page).fill(query);
      if (query) await status(page).filter({ hasText: `“${query.slice(0, 60)}` }).waitFor();
      assert.deepEqual(await violations(page), [], `“${query}” at ${width} px`);
      const used = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(used <= width, `“${query}”: ${used} px`);
    }
    await page.context().close();
  }
});

test('nothing on the page moves while results arrive', async () => {
  for (const options of [wide, small]) {
    const page = await opened(options, 'tim-kiem/?q=tuyển%20sinh');
    await answered(page, 'tuyển sinh');
    const shifts = await page.evaluate(() => new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(sum), 300);
    }));
    assert.ok(shifts < 0.01, `shifts of ${shifts}`);
    await page.context().close();
  }
});

test('the English page speaks English', async () => {
  const page = await opened(wide, 'en/tim-kiem/');
  await page.getByRole('searchbox', { name: 'Words to search for' }).fill('school');
  await status(page).filter({ hasText: 'results for “school”' }).waitFor();
  assert.equal(await page.getByLabel('Kind').locator('option').first().innerText(), 'All kinds');
  assert.equal(await page.getByLabel('Section').locator('option').first().innerText(), 'All sections');
  const paths = await found(page);
  assert.ok(paths.length > 0 && paths.every((path) => path.startsWith('/en/')), String(paths));
  await page.getByRole('searchbox', { name: 'Words to search for' }).fill('thời khóa biểu');
  await status(page).filter({ hasText: 'No results' }).waitFor();
  await page.getByRole('link', { name: 'Search the Vietnamese pages' }).click();
  await page.waitForURL((url) => url.pathname === '/tim-kiem/');
  await answered(page, 'thời khóa biểu');
  assert.ok((await found(page)).length > 0);
  await page.context().close();
});

test('without JavaScript the page offers the sections instead of a box', async () => {
  const page = await opened({ ...small, javaScriptEnabled: false });
  assert.equal(await box(page).count(), 0);
  assert.ok((await page.locator('main .branches a').count()) > 10);
  assert.equal(await page.locator('main .branches a').first().isVisible(), true);
  await page.context().close();
});

test('the search works from a sub-folder', async () => {
  const below = await serve('/truong/');
  try {
    const page = await opened(wide, `${below.base}tim-kiem/?q=tuyen%20sinh`);
    await answered(page, 'tuyen sinh');
    const paths = await found(page);
    assert.ok(paths.length > 0 && paths.every((path) => path.startsWith('/truong/')), String(paths));
    assert.equal((await page.goto(below.origin + paths[0])).status(), 200);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  } finally {
    below.stop();
  }
});
