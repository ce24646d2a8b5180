// The search box at the head of every page: “/” leads to it, and it answers while the reader types.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { browser, serve, written } from './site.mjs';

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

async function opened(options, address = site.base) {
  const context = await chromium.newContext(options);
  const page = await context.newPage();
  page.faults = [];
  page.asked = [];
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('request', (request) => page.asked.push(new URL(request.url()).pathname));
  await page.goto(new URL(address, site.base).href);
  return page;
}

const box = (page) => page.locator('.top').getByRole('searchbox');
const status = (page) => page.locator('.top [role=status]');
const suggestions = (page) => page.locator('.suggestions');
const links = (page) => page.locator('.suggestions li a');
const focused = (page) => page.evaluate(() =>
  document.activeElement.getAttribute('href') ?? document.activeElement.getAttribute('name'));

async function typed(page, query) {
  await box(page).focus();
  await page.keyboard.type(query);
  await status(page).filter({ hasText: `“${query}”` }).waitFor({ state: 'attached' });
}

test('“/” leads to the box from every kind of page, but not while one types or with other keys', async () => {
  const page = await opened(wide);
  for (const address of ['', 'gioi-thieu/', 'van-ban/', 'en/', 'khong-co-trang-nay/', 'tim-kiem/', 'en/tim-kiem/']) {
    await page.goto(new URL(address, site.base).href);
    assert.equal(await focused(page), null, address);
    await page.keyboard.press('Control+/');
    await page.keyboard.press('Alt+/');
    assert.notEqual(await focused(page), 'q', address);
    await page.keyboard.press('/');
    assert.equal(await focused(page), 'q', address);
    assert.ok(await page.evaluate(() => document.activeElement.checkVisibility()), address);
    await page.keyboard.type('20/11');
    assert.equal(await page.evaluate(() => document.activeElement.value), '20/11', address);
  }
  await page.context().close();
});

test('a page asks for nothing of the search until the box is used', async () => {
  const page = await opened(wide);
  await page.waitForLoadState('networkidle');
  const scripts = () => page.asked.filter((path) => path.endsWith('.js') || path.endsWith('.bin'));
  assert.equal(scripts().length, 1, String(scripts()));
  const bytes = Buffer.byteLength(await (await fetch(site.origin + scripts()[0])).text());
  assert.ok(bytes < 1200, `${bytes} bytes on every page`);
  await box(page).focus();
  await page.waitForRequest((request) => request.url().endsWith('.js')).catch(() => {});
  await typed(page, 'học sinh');
  assert.ok(scripts().includes('/assets/search/search.js'), String(scripts()));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the box shows what is found while one types, and the keyboard alone reaches it', async () => {
  for (const options of [wide, small]) {
    const page = await opened(options);
    await typed(page, 'hoc sinh');
    assert.match(await status(page).innerText(), /^[1-9][\d.]* kết quả cho “hoc sinh”$/);
    assert.equal(await links(page).count(), 5);
    const hrefs = await links(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), hrefs[0]);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), hrefs[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(page), 'q');
    await page.keyboard.press('Escape');
    assert.equal(await suggestions(page).isVisible(), false);
    assert.equal(await box(page).inputValue(), 'hoc sinh');
    await page.keyboard.type(' ');
    await suggestions(page).waitFor();
    await page.keyboard.press('ArrowDown');
    const first = await focused(page);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === first);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test('Enter and “Xem tất cả” lead to the search page; leaving the box closes what it shows', async () => {
  const page = await opened(wide);
  await typed(page, 'học sinh');
  await page.getByRole('link', { name: 'Xem tất cả' }).click();
  await page.waitForURL((url) => url.pathname === '/tim-kiem/' && url.searchParams.get('q') === 'học sinh');
  await page.goBack();
  await box(page).fill('');
  await typed(page, 'thư viện');
  await page.locator('main').click({ position: { x: 5, y: 5 } });
  assert.equal(await suggestions(page).isVisible(), false);
  await box(page).press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === 'thư viện');
  await page.context().close();
});

test('a query is text there too, and an emptied or failing box shows nothing', async () => {
  const page = await opened(wide);
  await typed(page, '<img src=x onerror=alert(1)>');
  assert.equal(await page.locator('.top-search img').count(), 0);
  await box(page).fill('');
  await page.waitForTimeout(300);
  assert.equal(await suggestions(page).isVisible(), false);
  await page.route((url) => url.pathname.endsWith('.bin'), (route) => route.abort());
  await box(page).fill('thời khóa biểu');
  await page.waitForTimeout(500);
  assert.equal(await suggestions(page).isVisible(), false);
  await page.unroute(() => true);
  await box(page).press('Enter');
  await page.waitForURL((url) => url.pathname === '/tim-kiem/');
  await page.context().close();
});

test('suggestions move nothing and stay on a screen of 320 px', async () => {
  for (const options of [wide, small]) {
    const page = await opened(options);
    await page.evaluate(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await typed(page, 'tuyen sinh');
    await page.waitForTimeout(200);
    assert.ok((await page.evaluate(() => window.shifts)) < 0.01);
    const { x, width } = await suggestions(page).boundingBox();
    assert.ok(x >= 0 && x + width <= options.viewport.width, `${x} + ${width}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), options.viewport.width);
    await page.context().close();
  }
});

test('an English page suggests English pages', async () => {
  const page = await opened(wide, 'en/');
  await typed(page, 'school');
  const hrefs = await links(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(hrefs.length > 0 && hrefs.every((href) => href.startsWith('/en/')), String(hrefs));
  await page.context().close();
});

test('without JavaScript the box is a plain form', async () => {
  const page = await opened({ ...small, javaScriptEnabled: false });
  await box(page).fill('học phí');
  await box(page).press('Enter');
  await page.waitForURL(`${site.base}tim-kiem/?q=${encodeURIComponent('học phí').replaceAll('%20', '+')}`);
  await page.context().close();
});

test('it works from a sub-folder; a site without search has no box and no script', async () => {
  const folders = [written({}, 'search: false\n')];
  folders.push(written({ 'tin-tuc/a.md': `---
title: Khai giảng năm học mới
date: 2026-09-05
author: Ban Biên tập
approved_by: Lê Thị Phượng Vĩ
---
Lễ chào cờ.
` }));
  const below = await serve('/truong/', folders[1]);
  const plain = await serve('/', folders[0]);
  try {
    const page = await opened(wide, below.base);
    await typed(page, 'khai giảng');
    assert.equal(await links(page).first().getAttribute('href'), '/truong/tin-tuc/a/');
    assert.deepEqual(page.faults, []);
    await page.goto(plain.base);
    assert.equal(await page.locator('script, [type=search]').count(), 0);
    await page.context().close();
  } finally {
    below.stop();
    plain.stop();
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
});
