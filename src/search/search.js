// Full-text search over the files that stand beside this module. It fetches only what a query needs:
// the shards of its words and of each two words that stand together, then the texts of the pages it shows.
//
//   const { total, results } =
//     await search('tuyen sinh lop 6', { limit: 10, kind: 'post', year: 2026, section: '/tin-tuc/' });
//
// Each result is { url, title, heading, excerpt, kind, date }; heading and excerpt are the title and a part of the text
// as escaped HTML with the found words in <mark>. A section holds those below it: `/en/` is all that is in English.

const INDEX = null;
export const edition = INDEX.edition;

/** The constants of the ranking; the index explains them where it is made. */
const { ranking } = INDEX;
/** How long an excerpt is, in characters. */
const EXCERPT = 220;
/** How much of it stands before the first word it is about. */
const BEFORE = 40;

const files = new Map();
/** The index that replaced this one, once a search came upon it. */
let newer;
const froms = unpacked(INDEX.from);

/** Finds pages; best first. Throws when a file of the index can't be had; the next call tries anew. */
export async function search(query, options = {}) {
  if (newer) return newer.search(query, options);
  try {
    return await find(String(query ?? ''), options);
  } catch (error) {
    // The site may have been published anew since this page was opened: then its files have another address.
    const current = await import(`${import.meta.url.split('?')[0]}?${Date.now()}`).catch(() => null);
    if (!current || current.edition === edition) throw error;
    newer = current;
    return newer.search(query, options);
  }
}

async function find(query, { limit = 10, ...wanted } = {}) {
  let typed = words(inOnePiece(query.slice(0, 2000))).slice(0, ranking.words);
  if (typed.length === 0 || INDEX.pages === 0) return { total: 0, results: [] };
  const open = !/[\s.,;:!?]$/u.test(query);
  let scores = await score(typed, open);
  const meant = await Promise.all(typed.map((word) => (scores.unknown.has(word.folded) ? repaired(word) : word)));
  if (meant.some((word, at) => word !== typed[at])) {
    typed = meant;
    scores = await score(typed, open);
  }
  const pages = await ranked(scores, wanted);
  const shown = await Promise.all(pages.slice(0, limit).map(page));
  const results = shown.map(({ text, ...result }) => (
    { ...result, heading: heading(result.title, typed, open), excerpt: excerpt(text, typed, open) }));
  return { total: pages.length, results };
}

// Words -----------------------------------------------------------------------------------------------------------

const TONES = new Set(['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']);
const MARK = /\p{M}/u;
const RUN = /[\p{Alphabetic}\p{N}\p{M}]+/gu;

/** The plain sign for one of full width (Ａ, １); any other is itself. */
const narrow = (sign) =>
  sign >= '\uff01' && sign <= '\uff5e' ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign;

// Letters of other languages, and those of Vietnamese that they look like.
const NATIVE = { ð: 'đ', ɖ: 'đ', ɗ: 'đ', ƌ: 'đ', Ð: 'Đ', Ɖ: 'Đ', Ɗ: 'Đ', Ƌ: 'Đ', ƣ: 'ư', Ƣ: 'Ư', ɑ: 'a', Ɑ: 'A', ı: 'i' };
const NOT_NATIVE = new RegExp(`[${Object.keys(NATIVE).join('')}]`, 'g');
const CYRILLIC_GREEK = 'АВЕКМНОРСТУХЅІЈаеорсухѕіјһԁԛԝүΑΒΕΖΗΙΚΜΝΟΡΤΥΧον';
const THEIR_LATIN = 'ABEKMHOPCTYXSIJaeopcyxsijhdqwyABEZHIKMNOPTYXov';
const ALIEN = new RegExp(`[${CYRILLIC_GREEK}]`, 'g');
const LETTERS = /[\p{Alphabetic}\p{M}]+/gu;
const LATIN = /[a-zđ\uff21-\uff3a\uff41-\uff5a]/i;

/** A text in letters of Vietnamese, where others only look like them. */
function native(text) {
  return text
    .replace(/(^|\P{N})₫(?=[\p{Alphabetic}\p{M}])/gu, '$1đ')
    .replace(NOT_NATIVE, (letter) => NATIVE[letter])
    .normalize('NFD')
    .replace(LETTERS, (run) =>
      LATIN.test(run) ? run.replace(ALIEN, (letter) => THEIR_LATIN[CYRILLIC_GREEK.indexOf(letter)]) : run);
}

// Textbooks write vật lí, most people vật lý: these words are found by either.
const LONE_Y = /^([hklmst]|qu)y$/;

/** The words of a text: folded, with a hash of their marked form, as the index has them. */
export function words(text) {
  return [...native(text).matchAll(RUN)].map(([run]) => word(run)).filter(({ folded }) => folded);
}

function word(run) {
  let folded = '';
  let length = 0;
  let hash = 0x811c9dc5;
  let tone = '';
  let plain = true;
  const add = (letter) => { hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0; };
  for (const letter of run) {
    if (letter > '\u02ff' && MARK.test(letter)) {
      plain = false;
      if (TONES.has(letter)) tone = letter;
      else add(letter);
      continue;
    }
    for (const lower of narrow(letter).toLowerCase()) {
      add(lower);
      if (lower === 'đ') plain = false;
      const bare = lower === 'đ' ? 'd' : lower;
      const code = bare.codePointAt(0);
      const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      if (length + bytes <= 40) {
        folded += bare;
        length += bytes;
      }
    }
  }
  if (tone) add(tone);
  // What a longer word begins with, should this one be half typed.
  const begun = folded;
  folded = folded.replace(LONE_Y, '$1i');
  return { folded, begun, exact: (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 255, plain };
}

const DIALLED = /[+(]{0,2}\d[\d .()\u00a0-]*\d/g;
const TELEPHONE = /^(0[35789]\d{8}|02\d{9}|1[89]00(\d{4}|\d{6}))$/;

/** A query with each telephone number in one piece, as the index has them besides their groups. */
export const inOnePiece = (query) => query.replace(DIALLED, (run) => piece(run) ?? run);

/** The digits of a telephone number: dates and amounts begin with shorter groups. */
function piece(run) {
  const groups = run.match(/\d+/g);
  const digits = groups.join('');
  const abroad = /^\(?\+84/.test(run);
  if (!abroad && (groups[0].length < 3 || groups.filter(({ length }) => length === 1).length > 1)) return null;
  const number = abroad ? digits.replace(/^840?/, '0') : digits;
  return TELEPHONE.test(number) ? number : null;
}

const together = (a, b) => (a * 31 + b) & 255;

/** What was meant by letters that an input method left over: “tuyeenr” is “tuyen”. */
export function telex(folded) {
  if (!/^[a-z]+$/.test(folded)) return folded;
  // Without a vowel before it the key w stands for ư; after one it gives that one its horn.
  const horned = folded.replace('dd', 'd').replace(/([aeo])\1/g, '$1').replace(/^([^aeiouyw]*)w/, '$1u');
  return horned.replace(/w/g, '').replace(/([aeiouy][a-z]*)[sfrxj]([a-z]*)$/, '$1$2');
}

/** The word that was meant, where the index has none as it was typed. */
async function repaired(word) {
  const meant = telex(word.folded);
  if (meant === word.folded || (await shard(shardOf(word.folded))).has(word.folded)) return word;
  return words(meant)[0] ?? word;
}

// Shards ----------------------------------------------------------------------------------------------------------

/** The first terms of all shards, each written as the letters it shares with the one before and the rest. */
function unpacked(packed) {
  let last = '';
  return packed.split('\n').map((line) => {
    last = last.slice(0, line.charCodeAt(0) - 48) + line.slice(1);
    return last;
  });
}

/** The number of the shard that holds a term, if any does. */
function shardOf(term) {
  let low = 0;
  let high = froms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (froms[middle] <= term) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** A file of the index; one that failed is asked for anew the next time. */
function file(name, read) {
  if (!files.has(name)) {
    const address = new URL(`./${edition}/${name}.bin`, import.meta.url);
    const loaded = fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      return read(new Uint8Array(await response.arrayBuffer()));
    });
    files.set(name, loaded);
    loaded.catch(() => files.delete(name));
  }
  return files.get(name);
}

const shard = (number) => file(`t${number}`, terms);
const utf8 = new TextDecoder();

/** The terms of a shard: each with how many pages have it, its usual marks and where its postings are. */
function terms(bytes) {
  if (new DataView(bytes.buffer).getUint32(0, true) !== bytes.length) throw new Error('a shard was cut off');
  const found = new Map();
  let at = 4;
  const number = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  let last = '';
  while (at < bytes.length) {
    const shared = number();
    const length = number();
    const term = last.slice(0, shared) + utf8.decode(bytes.subarray(at, at + length));
    at += length;
    const usual = bytes[at++];
    const count = number();
    const size = number();
    found.set(term, { usual, count, bytes, from: at, to: at + size });
    at += size;
    last = term;
  }
  return found;
}

/** Calls `visit` with each page that has a term, and the code of what it says there. */
function postings({ bytes, from, to }, visit) {
  let page = 0;
  for (let at = from; at < to;) {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * shift;
      if (byte < 128) break;
    }
    page += Math.floor(value / 16);
    visit(page, value & 15);
  }
}

// Scores ----------------------------------------------------------------------------------------------------------

/** The shards to fetch: those of the pairs and of how the last word may go on, then those of the rarest words. */
function plan(typed, start) {
  const wanted = new Set();
  for (let at = 1; at < typed.length; at += 1) wanted.add(shardOf(`${typed[at - 1].folded} ${typed[at].folded}`));
  if (start) {
    const first = shardOf(start);
    wanted.add(first);
    if (wanted.size < ranking.shards && froms[first + 1]?.startsWith(start)) wanted.add(first + 1);
  }
  // A common word begins many pairs, so that its terms spread over many shards.
  const spread = (folded) => shardOf(`${folded} \uffff`) - shardOf(folded);
  const rarest = [...new Set(typed.map(({ folded }) => folded))].sort((a, b) => spread(a) - spread(b));
  for (const folded of rarest) {
    const own = shardOf(folded);
    if (wanted.has(own) || wanted.size < Math.max(ranking.shards, typed.length)) wanted.add(own);
  }
  return wanted;
}

async function score(typed, open) {
  const last = typed.at(-1).begun;
  const before = typed.length > 1 ? `${typed.at(-2).folded} ` : '';
  const start = open && last.length > 1 ? before + last : '';
  const shards = await Promise.all([...plan(typed, start)].map(shard));
  const known = (term) => shards.find((terms) => terms.has(term))?.get(term);
  const state = {
    score: new Float32Array(INDEX.pages), words: new Uint8Array(INDEX.pages), pairs: new Uint8Array(INDEX.pages),
  };
  const unknown = new Set();
  const completed = start && complete(state, shards, start, before);
  typed.forEach((word, at) => {
    const single = known(word.folded);
    if (single) add(state, single, false, word.plain ? -1 : word.exact);
    const next = typed[at + 1];
    const pair = next && known(`${word.folded} ${next.folded}`);
    if (pair) add(state, pair, true, word.plain && next.plain ? -1 : together(word.exact, next.exact));
    if (!single && !pair && !(completed && at === typed.length - 1)) unknown.add(word.folded);
  });
  for (let page = 0; page < INDEX.pages; page += 1) {
    if (state.score[page] === 0) continue;
    const covered = Math.max(state.words[page], state.pairs[page] && state.pairs[page] + 1);
    state.score[page] *= Math.min(1, covered / typed.length);
  }
  return { score: state.score, unknown };
}

/** Rare terms say more: BM25's inverse document frequency. */
const rarity = (count) => Math.log((INDEX.pages - count + 0.5) / (count + 0.5) + 1);

function worth(code, pair) {
  const weight = ranking.weights[code & 7];
  return pair ? ranking.pair * weight + (code & 4 ? ranking.title : 0) : weight;
}

function add(state, term, pair, exact) {
  const rare = rarity(term.count);
  postings(term, (page, code) => {
    const same = exact < 0 || (exact === term.usual) === code > 7;
    state.score[page] += rare * worth(code, pair) * (same ? 1 : ranking.marks);
    if (pair) state.pairs[page] += 1;
    else state.words[page] += 1;
  });
}

/** The terms that go on as the query begins; of several in one page the best counts. */
function complete(state, shards, start, before) {
  const best = new Map();
  for (const terms of shards) {
    for (const [term, entry] of terms) {
      if (term === start || !term.startsWith(start) || term.includes(' ') !== before.length > 0) continue;
      const rare = ranking.completion * rarity(entry.count);
      postings(entry, (page, code) => {
        const value = rare * worth(code, before.length > 0);
        if (!(best.get(page) >= value)) best.set(page, value);
      });
    }
  }
  for (const [page, value] of best) {
    state.score[page] += value;
    state.words[page] += 1;
    if (before) state.pairs[page] += 1;
  }
  return best.size > 0;
}

/** The pages worth showing, best first; of two alike the newer one, which has the smaller number. */
async function ranked({ score }, wanted) {
  const allowed = await filter(wanted);
  const pages = [];
  let best = 0;
  for (let page = 0; page < score.length; page += 1) {
    if (score[page] > 0 && allowed(page)) {
      pages.push(page);
      best = Math.max(best, score[page]);
    }
  }
  const worthy = pages.filter((page) => score[page] >= best * ranking.worth);
  return worthy.sort((a, b) => score[b] - score[a] || a - b);
}

async function filter({ kind, year, section }) {
  if (!kind && !year && !section) return () => true;
  const { pages, kinds, sections } = INDEX;
  const facets = await file('f', async (bytes) => new Uint8Array(await inflated(bytes).arrayBuffer()));
  const within = sections.map((route) => route.startsWith(section));
  return (page) => (!kind || kinds[facets[page]] === kind)
    && (!year || facets[pages + page] + 1900 === Number(year))
    && (!section || within[facets[2 * pages + page]]);
}

/** A stream of the bytes made here: one of a Blob takes the way through another process. */
function inflated(bytes) {
  const { writable, readable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  // What is wrong with the bytes is told to who reads.
  writer.write(bytes).then(() => writer.close()).catch(() => {});
  return new Response(readable);
}

// Results ---------------------------------------------------------------------------------------------------------

async function page(number) {
  const chunk = await file(`d${Math.floor(number / INDEX.together)}`, pages);
  return chunk[number % INDEX.together];
}

async function pages(bytes) {
  const head = bytes[0] + 256 * bytes[1];
  const listed = JSON.parse(utf8.decode(bytes.subarray(2, 2 + head)));
  const texts = (await inflated(bytes.subarray(2 + head)).text()).split('\n');
  return listed.map(([url, title, kind, date], at) => ({ url, title, kind, date, text: texts[at] ?? '' }));
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

/** The words of texts, taken apart once: most stand in many results. */
const taken = new Map();

function takenApart(run) {
  if (!taken.has(run)) taken.set(run, word(native(run)));
  return taken.get(run);
}

/** The words of a text that were looked for: where each stands, and which of the typed ones it is. */
function hits(text, typed, open) {
  const last = typed.at(-1).begun;
  const start = open && last.length > 1 ? last : '\uffff';
  const known = new Map();
  const hit = (run) => {
    const { folded, exact } = takenApart(run);
    const same = typed.flatMap((other, at) => (other.folded === folded ? [at] : []));
    // The last word may be half typed.
    if (same.length === 0 && folded.startsWith(start)) same.push(typed.length - 1);
    return same.length > 0 && { same, asTyped: typed[same[0]].plain || typed[same[0]].exact === exact };
  };
  const found = [];
  const add = (from, run, hit) => { if (hit) found.push({ from, to: from + run.length, ...hit }); };
  for (const { 0: run, index: from } of text.matchAll(RUN)) {
    if (!known.has(run)) known.set(run, hit(run));
    add(from, run, known.get(run));
  }
  if (!typed.some(({ folded }) => TELEPHONE.test(folded))) return found;
  for (const { 0: run, index: from } of text.matchAll(DIALLED)) {
    const number = piece(run);
    if (number && number !== run) add(from, run, hit(number));
  }
  return found.sort((a, b) => a.from - b.from);
}

/** What a stretch tells of the words looked for: each counts once, and more where it follows its forerunner. */
function told(stretch) {
  const words = new Map();
  const better = (key, value) => { if (!(words.get(key) >= value)) words.set(key, value); };
  stretch.forEach((hit, place) => {
    const before = stretch[place - 1];
    const close = before && hit.from - before.to < 3;
    for (const at of hit.same) {
      better(at, hit.asTyped ? 4 : 3);
      if (close && before.same.includes(at - 1)) better(-at, hit.asTyped && before.asTyped ? 3 : 2);
    }
  });
  return [...words.values()].reduce((sum, value) => sum + value, 0);
}

/** The place of the nearest space within some letters before `at`; without one a place that tears no letter apart. */
function cut(text, at, least) {
  if (at >= text.length) return text.length;
  for (let place = at; place > least; place -= 1) if (/\s/.test(text[place])) return place;
  let place = at;
  while (place > 0 && (/[\p{M}\u200d\udc00-\udfff]/u.test(text[place]) || text[place - 1] === '\u200d')) place -= 1;
  return place;
}

/** A part of a text as HTML, with the found words marked. */
function marked(text, found, from, to) {
  let html = '';
  let at = from;
  for (const hit of found) {
    if (hit.from < from || hit.to > to) continue;
    html += `${escaped(text.slice(at, hit.from))}<mark>${escaped(text.slice(hit.from, hit.to))}</mark>`;
    at = hit.to;
  }
  return (html + escaped(text.slice(at, to))).replaceAll('\u2028', ' ');
}

const heading = (title, typed, open) => marked(title, hits(title, typed, open), 0, title.length);

/** The stretch of a text that tells most of the words, the first of several, in context, with the marks as written. */
function excerpt(text, typed, open) {
  const found = hits(text, typed, open);
  let first = 0;
  let most = 0;
  let after = 0;
  found.forEach((hit, at) => {
    while (after < found.length && found[after].to - hit.from < EXCERPT - BEFORE) after += 1;
    const value = told(found.slice(at, after));
    if (value > most) [most, first] = [value, hit.from];
  });
  const full = Math.min(first - BEFORE, text.length - EXCERPT);
  const from = full <= 0 ? 0 : cut(text, full + 12, full);
  const to = cut(text, from + EXCERPT, from + EXCERPT - 40);
  return `${from > 0 ? '… ' : ''}${marked(text, found, from, to).trim()}${to < text.length ? ' …' : ''}`;
}
