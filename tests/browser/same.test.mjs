// The command line and the browser search one index by the same steps: both give the same answers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { browser, serve } from './site.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const TITLES = 12;
const SHOWN = 30;

let site;
let chromium;
let page;
let program;

before(async () => {
  site = await serve();
  const built = execFileSync('cargo', ['build', '--quiet', '--locked', '--message-format', 'json'], {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 26,
  });
  program = built.split('\n').filter(Boolean).map((line) => JSON.parse(line).executable).findLast(Boolean);
  chromium = await browser();
  page = await chromium.newPage();
  await page.goto(site.base);
});

after(async () => {
  await chromium?.close();
  site?.stop();
});

/** Titles of posts and documents, spread over the site. */
function titles() {
  const content = `${root}example-site/content/`;
  const files = readdirSync(content, { recursive: true }).filter((file) => file.endsWith('.md')).sort();
  const all = files.flatMap((file) => (
    readFileSync(content + file, 'utf8').match(/^title: "?([^"\n]+)"?$/m)?.slice(1) ?? []));
  return all.filter((_, at) => at % Math.ceil(all.length / TITLES) === 0);
}

const plain = (text) => text.replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFD').replace(/\p{M}/gu, '');

/** A text as keys of Telex that no input method took. */
function keys(text) {
  const tones = { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' };
  const marks = { ...tones, '\u031b': 'w', '\u0306': 'w' };
  const letters = text.toLowerCase().replaceAll('đ', 'dd').normalize('NFD');
  return letters.replace(/([aeo])([\u0323]?)\u0302/g, '$1$1$2').replace(/\p{M}/gu, (mark) => marks[mark] ?? '');
}

const odd = [
  'tuyeenr sinh', 'dduocwj mien giam hocj phis', 'lop 6', '6', '2026', '15/9/2026', '82/KH-THCSHPV', '82 kh',
  'thông báo', 'thong bao ', 'truong', 'tr', 't', 'học', 'học sinh', 'hoc si', 'của và các', 'nam hoc 2026 2027 cua tr',
  'khong co gi nhu the qwxz', 'xyzzy', 'English', 'hoà hòa', 'ĐƯỜNG', '...', '', '😀', '\u0301', 'a'.repeat(90),
  'trường học '.repeat(300), 'học\u0085', 'học\ufeff', '𝐀', 'phụ huynh,',
];

function queries() {
  const made = titles().flatMap((title) => {
    const words = title.split(/\s+/);
    const some = (from, to) => words.slice(from, to).join(' ');
    return [title, plain(some(0, 4)), some(0, 3).slice(0, -1), keys(some(1, 4))];
  });
  return [...new Set([...made, ...odd])];
}

test('the command line answers as the browser does', async () => {
  const asked = queries();
  assert.ok(asked.length > 60, String(asked.length));
  const inBrowser = await page.evaluate(async ([asked, limit]) => {
    const { search } = await import('/assets/search/search.js');
    return Promise.all(asked.map((query) => search(query, { limit })));
  }, [asked, SHOWN]);
  assert.ok(inBrowser.filter(({ total }) => total > 0).length > 50);
  asked.forEach((query, at) => {
    const options = ['search', '--site', site.out, '--limit', SHOWN, '--format', 'json', '--', query];
    const { total, results } = JSON.parse(execFileSync(program, options, { encoding: 'utf8' }));
    assert.deepEqual(results.map(({ url }) => url), inBrowser[at].results.map(({ url }) => url), query);
    assert.equal(total, inBrowser[at].total, query);
  });
});
