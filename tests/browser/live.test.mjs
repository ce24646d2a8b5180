// The site while it is being written: an open page follows its sources, tells mistakes, and keeps its place.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { browser } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const root = fileURLToPath(new URL('../../', import.meta.url));
const POST = 'content/tin-tuc/2026/khai-giang-nam-hoc-2026-2027.md';
const folder = mkdtempSync(join(tmpdir(), 'congtruong-live-'));
let server;
let chromium;

/** Serves the copy of the example site; `port` 0 is any that is free. */
async function start(port) {
  const args = ['run', '--quiet', '--locked', '--', 'serve', folder, '--port', port, '--today', '2026-11-21'];
  const process = spawn('cargo', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  for await (const line of createInterface({ input: process.stdout })) {
    const [, base] = line.match(/Xem trang ở (\S+)/) ?? [];
    if (base) return { base, process, stop: () => globalThis.process.kill(-process.pid, 'SIGINT') };
  }
  throw new Error('the server said no address');
}

before(async () => {
  cpSync(join(root, 'example-site'), folder, { recursive: true });
  server = await start('0');
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  server?.stop();
  rmSync(folder, { recursive: true });
});

const source = () => readFileSync(join(folder, POST), 'utf8');
const save = (text) => writeFileSync(join(folder, POST), text);

/** The post in a browser, with all that the console complains of in `faults`. */
async function opened(address = 'tin-tuc/khai-giang-nam-hoc-2026-2027/') {
  const page = await chromium.newPage({ viewport: { width: 800, height: 500 } });
  page.faults = [];
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.on('pageerror', (error) => page.faults.push(String(error)));
  await page.goto(new URL(address, server.base).href);
  return page;
}

test('an open page shows what was saved, at the place where its reader is', async () => {
  const page = await opened();
  await page.getByText('Đối chiếu: ').waitFor();
  await page.evaluate(() => scrollTo(0, 300));
  const before = source();
  save(before.replace(/\n---\n/, '\n---\n\nMưa to, trường dời lễ vào nhà đa năng.\n'));
  await page.getByText('dời lễ vào nhà đa năng').waitFor();
  await page.waitForFunction(() => scrollY === 300);
  save(before);
  await page.getByText('dời lễ vào nhà đa năng').waitFor({ state: 'detached' });
  assert.deepEqual(page.faults, [], 'nothing is against the policy of the page');
});

test('a mistake stands over the last good page as an alert, goes with Escape, and ends when it is mended', async () => {
  const page = await opened();
  const good = source();
  save(good.replace('title:', 'tile:'));
  const alert = page.getByRole('alert');
  await alert.getByText('Chưa dựng lại được trang').waitFor();
  assert.match(await alert.innerText(), /lỗi\[E205\][\s\S]*khai-giang-nam-hoc-2026-2027\.md:2:1[\s\S]*cách sửa/);
  assert.ok(await page.getByRole('heading', { level: 1 }).isVisible(), 'the last good page is still there');
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document.getElementById('congtruong'));
    return violations.map((fault) => `${fault.id}: ${fault.nodes[0].html.slice(0, 160)}`);
  });
  assert.deepEqual(violations, []);
  await page.keyboard.press('Escape');
  await alert.getByText('Chưa dựng lại được trang').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /lỗi/ }).click();
  await alert.getByText('Chưa dựng lại được trang').waitFor();
  save(good.replace(/^title: .*$/m, 'title: Tin mới nhất'));
  await page.getByRole('heading', { level: 1, name: /Tin mới/ }).waitFor();
  assert.equal(await alert.innerText(), '');
  save(good);
  await page.getByRole('heading', { level: 1, name: /Tin mới/ }).waitFor({ state: 'detached' });
});

test('a page leads to the file behind it', async () => {
  const page = await opened();
  await page.getByRole('link', { name: `Tệp nguồn: ${POST}` }).click();
  await page.waitForURL(/nguon/);
  assert.ok((await page.innerText('body')).includes('title:'));
});

test('a page finds its server again after it was started anew', async () => {
  const page = await opened();
  const { port } = new URL(server.base);
  const gone = new Promise((resolve) => server.process.once('exit', resolve));
  server.stop();
  await gone;
  const good = source();
  save(good.replace(/\n---\n/, '\n---\n\nSửa trong lúc nghỉ.\n'));
  server = await start(port);
  await page.getByText('Sửa trong lúc nghỉ.').waitFor();
  save(good);
});
