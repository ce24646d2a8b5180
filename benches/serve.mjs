// Asks the search of a site that is being served, as a reader's browser would, until it knows of an edit.
//
// usage: node benches/serve.mjs http://127.0.0.1:1313
//
// Each line of the input is { "query", "path" }; as soon as the query finds the path, the answer is a line with the time
// in milliseconds since 1970. The module comes anew from the server each time, as to somebody who opens a page.
import { createInterface } from 'node:readline';

const PAUSE = 20;
const MODULE = new URL('/assets/search/search.js', process.argv[2]).href;

/** The server's current module. Node imports nothing over HTTP, so that the module must be told where it comes from. */
async function engine() {
  const code = (await (await fetch(MODULE)).text()).replaceAll('import.meta.url', JSON.stringify(MODULE));
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

/** While the site is built anew, a part of the old index may be asked for in vain. */
async function finds({ query, path }) {
  try {
    const { results } = await (await engine()).search(query, { limit: 5 });
    return results.some(({ url }) => url === path);
  } catch {
    return false;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const wanted = JSON.parse(line);
  while (!(await finds(wanted))) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  console.log(Date.now());
}
