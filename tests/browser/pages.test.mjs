// What a reader meets: small phones, keyboards, screen readers, no JavaScript, a sub-folder.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { browser, serve } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let site;
let chromium;
let pages;

before(async () => {
  site = await serve();
  chromium = await browser();
  const map = readFileSync(`${site.out}/sitemap.xml`, 'utf8');
  const all = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((found) => found[1]);
  const sections = all.filter((url) => new URL(url).pathname.split('/').length <= 3);
  // Every section, and of each the first page below it.
  const below = sections.map((section) => all.find((url) => url !== section && url.startsWith(section)));
  pages = [...new Set([...sections, ...below.filter(Boolean), ...all.filter((url) => url.includes('/en/'))])];
});

after(async () => {
  await chromium?.close();
  site?.stop();
});

async function opened(options, url) {
  const context = await chromium.newContext(options);
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin)) page.faults.push(`asks ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) page.faults.push(`${response.status()} ${response.url()}`);
  });
  if (url) await page.goto(url);
  return page;
}

test('every kind of page fits a screen of 320 px and asks nothing of other hosts', async () => {
  assert.ok(pages.length > 40, `${pages.length} pages`);
  const page = await opened({ viewport: { width: 320, height: 640 } });
  for (const url of pages) {
    await page.goto(url);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${url} is ${wide} px wide`);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('every kind of page passes the automatic checks of WCAG 2.2 AA', async () => {
  for (const width of [360, 1280]) {
    const page = await opened({ viewport: { width, height: 800 }, bypassCSP: true });
    for (const url of pages) {
      await page.goto(url);
      await page.evaluate(axe);
      const faults = await page.evaluate(async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const { violations } = await window.axe.run(document, { runOnly: tags });
        return violations.map((fault) => `${fault.id}: ${fault.nodes[0].html.slice(0, 160)}`);
      });
      assert.deepEqual(faults, [], `${url} at ${width} px`);
    }
    await page.context().close();
  }
});

test('a page weighs tens of kilobytes without its pictures', async () => {
  for (const url of pages) {
    const html = Buffer.byteLength(await (await fetch(url)).text());
    assert.ok(html < 90_000, `${url}: ${html} bytes`);
  }
});

test('the first Tab leads to the content, and the menu opens without JavaScript', async () => {
  const page = await opened({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false }, site.base);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/#noi-dung');
  const menu = page.locator('#danh-muc');
  assert.equal(await menu.isVisible(), false);
  await page.locator('.menu-open a').click();
  assert.equal(await menu.isVisible(), true);
  await menu.locator('summary').first().click();
  await menu.locator('details[open] a').first().click();
  await page.waitForURL('**/gioi-thieu/');
  await page.context().close();
});

test('on a wide screen the menu is reached by keyboard alone', async () => {
  const page = await opened({ viewport: { width: 1280, height: 800 } }, site.base);
  await page.locator('#danh-muc summary').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const focused = await page.evaluate(() => [document.activeElement.getAttribute('href'), document.activeElement.checkVisibility()]);
  assert.deepEqual(focused, ['/gioi-thieu/', true]);
  await page.context().close();
});

test('a missing page answers with ways on, wherever it was asked for', async () => {
  const page = await opened({});
  await page.goto(`${site.base}khong/co/trang-nay/`);
  assert.equal(await page.locator('h1').innerText(), 'Không tìm thấy trang');
  await page.locator('main a').first().click();
  await page.waitForURL(site.base);
  await page.context().close();
});

test('the site works from a sub-folder', async () => {
  const below = await serve('/truong/');
  try {
    const page = await chromium.newPage();
    const broken = [];
    page.on('response', (response) => response.status() >= 400 && broken.push(response.url()));
    await page.goto(below.base);
    const addresses = await page.locator('main a').evaluateAll((links) => links.map((link) => link.href));
    for (const address of addresses.filter((href) => href.startsWith(below.origin))) await page.goto(address);
    assert.deepEqual(broken, []);
    await page.close();
  } finally {
    below.stop();
  }
});
