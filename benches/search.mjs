// Asks a search engine in real Chromium what readers type, and prints what it found and what that cost as JSON.
//
// usage: node benches/search.mjs PLAN.json   { "site": DIR, "engine": NAME, "queries": [...], "cold": COUNT }
//
// The first `cold` queries are each asked first in a browser that knows nothing of the site; then, when `all` is set,
// every query in one page, one after another. Bytes are those of the bodies as stored: the server doesn't compress.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { browser } from '../tests/browser/site.mjs';

const PATIENCE = 30_000;
const QUIET = 150;
const HOPELESS = 5;
const SHOWN = 5;
const RANKED = 10;
const types = { '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/** By engine: what its page must allow, where its module is, and how the page asks for the addresses found. */
const engines = {
  congtruong: {
    scripts: "'self'",
    module: '/assets/search/search.js',
    ask: async ({ module, query, limit }) => {
      const { search } = await import(module);
      const began = performance.now();
      const { results } = await search(query, { limit });
      return { took: performance.now() - began, found: results.map((result) => result.url) };
    },
  },
  pagefind: {
    scripts: "'self' 'wasm-unsafe-eval'",
    module: '/pagefind/pagefind.js',
    ask: async ({ module, query, limit }) => {
      const { search } = await import(module);
      const began = performance.now();
      const { results } = await search(query);
      const shown = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      return { took: performance.now() - began, found: shown.map((result) => result.url) };
    },
  },
};

/** A plain static host: whole files, no compression, no ranges. Counts what it sends. */
async function host(site, scripts) {
  const sent = { bytes: 0, requests: 0, missing: 0, last: 0 };
  const blank = '<!doctype html><html lang="vi"><meta charset="utf-8"><link rel="icon" href="data:,"><title>-</title>';
  const policy = `default-src 'none'; script-src ${scripts}; worker-src 'self'; connect-src 'self'; img-src data:`;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
      return response.end(blank);
    }
    const file = join(site, normalize(path));
    const found = statSync(file, { throwIfNoEntry: false });
    Object.assign(sent, { requests: sent.requests + 1, last: performance.now() });
    if (!found?.isFile()) {
      sent.missing += 1;
      return response.writeHead(404).end();
    }
    sent.bytes += found.size;
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-length': found.size, 'cache-control': 'max-age=600' });
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { sent, origin: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** The answer of the page, or its fault in words; never longer than the patience. */
async function asked(page, engine, query, limit) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  const answer = page.evaluate(engine.ask, { module: engine.module, query, limit });
  try {
    return await Promise.race([answer, late]);
  } catch (fault) {
    answer.catch(() => {});
    return { fault: fault.message.split('\n')[0], found: [] };
  } finally {
    clearTimeout(timer);
  }
}

async function blankPage(chromium, origin) {
  const context = await chromium.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  return page;
}

/** Waits until nothing was fetched for a moment: what is fetched after the answer counts as well. */
async function calm(sent) {
  while (performance.now() - sent.last < QUIET) await new Promise((resolve) => setTimeout(resolve, QUIET / 3));
}

async function firstSearch(chromium, server, engine, { query }) {
  const page = await blankPage(chromium, server.origin);
  Object.assign(server.sent, { bytes: 0, requests: 0, missing: 0 });
  const began = performance.now();
  const { fault } = await asked(page, engine, query, SHOWN);
  const took = performance.now() - began;
  await calm(server.sent);
  await page.context().close();
  const { bytes, requests, missing } = server.sent;
  return { query, took, bytes, requests, missing, fault };
}

/** Asks all in one page; an engine that fails again and again isn't waited for to the end. */
async function furtherSearches(page, engine, queries) {
  const answers = [];
  for (const query of queries) {
    const hopeless = answers.length >= HOPELESS && answers.slice(-HOPELESS).every((answer) => answer.fault);
    const answer = hopeless ? { rank: 0, fault: answers.at(-1).fault } : await furtherSearch(page, engine, query);
    answers.push({ kind: query.kind, query: query.query, ...answer });
  }
  return answers;
}

/** The rank of the wanted address and the milliseconds until the first results could be shown. */
async function furtherSearch(page, engine, { query, target }) {
  const { took, fault } = await asked(page, engine, query, SHOWN);
  const { found, fault: later } = await asked(page, engine, query, RANKED);
  const paths = found.map((url) => new URL(url, 'http://host').pathname);
  return { took, rank: paths.indexOf(target) + 1, fault: fault ?? later };
}

async function main() {
  const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const engine = engines[plan.engine];
  const server = await host(plan.site, engine.scripts);
  const chromium = await browser();
  try {
    const first = [];
    for (const query of plan.queries.slice(0, plan.cold)) {
      first.push(await firstSearch(chromium, server, engine, query));
    }
    let further = [];
    if (plan.all) {
      const page = await blankPage(chromium, server.origin);
      await asked(page, engine, 'trường', SHOWN);
      further = await furtherSearches(page, engine, plan.queries);
    }
    process.stdout.write(JSON.stringify({ first, further }));
  } finally {
    await chromium.close();
    server.stop();
  }
}

await main();
