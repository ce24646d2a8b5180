// The search engine in the browser: the words of a text, and the excerpts that show them.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { browser, serve, written } from './site.mjs';

const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'));
const post = (title, body) => `---
title: ${JSON.stringify(title)}
date: 2026-10-01
author: Ban Biên tập
approved_by: Lê Thị Phượng Vĩ
---
${body}
`;
const filler = (times) => 'Nhà trường mời phụ huynh đọc kỹ bài này trước khi đến dự buổi gặp mặt. '.repeat(times);

const files = {
  'tin-tuc/dung-canh.md': post('Kế hoạch mới', `Giờ sinh hoạt bàn chuyện tuyển thủ. ${filler(8)}
Năm nay trường tuyển sinh lớp 6 trong tháng 6. ${filler(8)} Tuyển sinh xong, lớp 6 nhận phòng.`),
  'tin-tuc/thu-tu.md': post('Câu lạc bộ', `Thí nghiệm sinh học ở phòng bộ môn. ${filler(8)} Mỗi học sinh làm một mô hình.`),
  'tin-tuc/co-dau.md': post('Căng tin', `Xếp lại bàn ghế cho gọn. ${filler(8)} Căng tin bán sữa vào giờ ra chơi.`),
  'tin-tuc/bieu-tuong.md': post('Vui hội', `${'👩‍👩‍👧‍👦'.repeat(120)} diều ${'👩‍👩‍👧‍👦'.repeat(120)}`),
  'tin-tuc/dau-roi.md': post('Âm lạ', `${'x\u0301'.repeat(400)} sáo ${'x\u0301'.repeat(400)}`),
  'tin-tuc/the-html.md': post('Thẻ <b>đậm</b> & <img src=x onerror=alert(1)>', 'Bài học về thẻ `<script>alert(1)</script>` đầu tiên.'),
  'tin-tuc/to-hop.md': post('Đường đến trường', 'Xe buýt đưa đón.'),
  'van-ban/so.md': `---
title: Hướng dẫn dùng sổ điểm điện tử
number: "4210/GDĐT-TTTT"
type: Công văn
authority: Phòng Giáo dục và Đào tạo Hàng Điệp
signer: Tạ Văn Cẩm Thạch
signer_title: Trưởng phòng
issued: 2026-09-07
abstract: Hướng dẫn dùng sổ điểm điện tử
files: [so.pdf]
---
Các trường thực hiện từ ngày 15/9/2026.
`,
  'van-ban/so.pdf': '%PDF-1.4\n',
};

let folder;
let site;
let chromium;
let page;

before(async () => {
  folder = written(files);
  site = await serve('/', folder);
  chromium = await browser();
  page = await chromium.newPage();
  await page.goto(site.base);
});

after(async () => {
  await chromium?.close();
  site?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

const asked = (query, options) => page.evaluate(async ([query, options]) => {
  const { search } = await import('/assets/search/search.js');
  return search(query, options);
}, [query, options]);

/** The result at an address, whatever its place. */
async function result(query, slug) {
  const { results } = await asked(query);
  const found = results.find(({ url }) => url === `/tin-tuc/${slug}/`);
  assert.ok(found, `“${query}” finds ${results.map(({ url }) => url)}`);
  return found;
}

test('the browser takes texts apart as the index does', async () => {
  const all = vectors('words');
  assert.ok(all.length > 60);
  const taken = await page.evaluate(async (texts) => {
    const { words } = await import('/assets/search/search.js');
    return texts.map((text) => words(text));
  }, all.map(({ text }) => text));
  all.forEach(({ text, words, exact }, at) => {
    assert.deepEqual(taken[at].map((word) => word.folded), words, text);
    assert.deepEqual(taken[at].map((word) => word.exact), exact, text);
  });
});

test('what an input method left over is taken out of a word', async () => {
  const all = vectors('telex');
  const meant = await page.evaluate(async (typed) => {
    const { telex } = await import('/assets/search/search.js');
    return typed.map(telex);
  }, all.map(({ typed }) => typed));
  assert.deepEqual(meant, all.map((vector) => vector.meant));
});

test('a telephone number is asked for in one piece', async () => {
  const all = vectors('telephones');
  const asked = await page.evaluate(async (typed) => {
    const { inOnePiece } = await import('/assets/search/search.js');
    return typed.map(inOnePiece);
  }, all.map(({ typed }) => typed));
  assert.deepEqual(asked, all.map((vector) => vector.asked));
});

test('an excerpt shows where the words stand together', async () => {
  const { excerpt } = await result('tuyen sinh lop 6', 'dung-canh');
  assert.match(excerpt, /<mark>tuyển<\/mark> <mark>sinh<\/mark> <mark>lớp<\/mark> <mark>6<\/mark> trong tháng/);
  assert.match(excerpt, /^… .* …$/s);
});

test('an excerpt shows the words in the order they were typed', async () => {
  assert.match((await result('học sinh', 'thu-tu')).excerpt, /Mỗi <mark>học<\/mark> <mark>sinh<\/mark> làm/);
  assert.match((await result('sinh học', 'thu-tu')).excerpt, /nghiệm <mark>sinh<\/mark> <mark>học<\/mark> ở/);
});

test('an excerpt shows the marks that were typed before others', async () => {
  assert.match((await result('bán', 'co-dau')).excerpt, /tin <mark>bán<\/mark> sữa/);
  assert.match((await result('bàn', 'co-dau')).excerpt, /lại <mark>bàn<\/mark> ghế/);
  assert.match((await result('ban', 'co-dau')).excerpt, /lại <mark>bàn<\/mark> ghế/, 'without marks the first one');
});

test('an excerpt tears no sign apart', async () => {
  const whole = (text) => page.evaluate((text) => text.isWellFormed(), text);
  for (const [query, slug, sign] of [['diều', 'bieu-tuong', '👩‍👩‍👧‍👦'], ['sáo', 'dau-roi', 'x\u0301']]) {
    const { excerpt } = await result(query, slug);
    assert.ok(await whole(excerpt), JSON.stringify(excerpt));
    const [before, after] = excerpt.replace(/^… | …$/g, '').split(/ <mark>[^<]+<\/mark> /);
    for (const part of [before, after]) {
      assert.ok(part.length > 5, JSON.stringify(excerpt));
      assert.equal(part.replaceAll(sign, ''), '', JSON.stringify(part));
    }
  }
});

test('titles and excerpts are escaped, with only the found words marked', async () => {
  const { title, heading, excerpt } = await result('thẻ đầu tiên', 'the-html');
  assert.equal(title, 'Thẻ <b>đậm</b> & <img src=x onerror=alert(1)>');
  assert.equal(heading, '<mark>Thẻ</mark> &lt;b&gt;đậm&lt;/b&gt; &amp; &lt;img src=x onerror=alert(1)&gt;');
  assert.match(excerpt, /<mark>thẻ<\/mark> &lt;script&gt;alert\(1\)&lt;\/script&gt; <mark>đầu<\/mark> <mark>tiên<\/mark>/);
});

test('a half-typed last word is marked where it goes on', async () => {
  assert.equal((await result('đường đến trư', 'to-hop')).heading, '<mark>Đường</mark> <mark>đến</mark> <mark>trường</mark>');
});

test('a document is found by its number, whole or in part, with marks or without', async () => {
  for (const query of ['4210/GDĐT-TTTT', '4210/gddt', '4210', 'gddt-tttt', '4210 GDĐT'.normalize('NFD')]) {
    const { results } = await asked(query);
    assert.equal(results[0]?.url, '/van-ban/so/', query);
  }
});

test('composed or decomposed, a query finds the same', async () => {
  const query = 'đường đến trường';
  const composed = await asked(query);
  assert.ok(composed.total > 0);
  assert.deepEqual(await asked(query.normalize('NFD')), composed);
});

test('kind, year and section narrow what is found, each and together', async () => {
  const urls = async (options) => (await asked('trường', { limit: 50, ...options })).results.map(({ url }) => url);
  const all = await urls({});
  assert.ok(all.some((url) => url.startsWith('/van-ban/')) && all.some((url) => url.startsWith('/tin-tuc/')), String(all));
  const below = (route) => all.filter((url) => url.startsWith(route));
  assert.deepEqual(await urls({ section: '/van-ban/' }), below('/van-ban/'));
  assert.deepEqual(await urls({ section: '/' }), all);
  assert.deepEqual(await urls({ kind: 'document' }), below('/van-ban/'));
  assert.deepEqual(await urls({ kind: 'document', section: '/tin-tuc/' }), []);
  assert.deepEqual(await urls({ year: 2026, kind: 'post' }), below('/tin-tuc/'));
  assert.deepEqual(await urls({ year: 2025 }), []);
  assert.deepEqual(await urls({ section: '/khong-co/' }), []);
});
