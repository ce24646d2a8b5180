// Builds the example site, serves it as a plain static host would, and opens it in Chromium.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg', '.png': 'image/png', '.xml': 'application/xml', '.json': 'application/json',
  '.pdf': 'application/pdf', '.ics': 'text/calendar', '.csv': 'text/csv',
};

/** Builds a site, the example if no other, for `folder` (`/` or `/truong/`) and serves it; `stop()` ends all. */
export async function serve(folder = '/', source = 'example-site') {
  const out = mkdtempSync(join(tmpdir(), 'congtruong-browser-'));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    let file = path.startsWith(folder) ? join(out, path.slice(folder.length)) : '';
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!file || !existsSync(file)) {
      response.writeHead(404, { 'content-type': types['.html'] });
      return response.end(readFileSync(join(out, '404.html')));
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const stop = () => { server.close(); rmSync(out, { recursive: true }); };
  try {
    execFileSync('cargo', [
      'run', '--quiet', '--locked', '--', 'build', source, '--out', out, '--force', '--base-url',
      origin + folder, '--today', '2026-11-21',
    ], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    stop();
    throw error;
  }
  return { origin, base: origin + folder, out, stop };
}

const school = `name: Trường THCS Hoa Phượng Vĩ
unit: thcs
province: Phượng Hoa
base_url: https://truong.example/
address: Số 12 đường Hàng Điệp
phones: ["0299 000 1998"]
emails: [c2@phuonghoa.edu.vn]
responsible: { name: Lê Thị Phượng Vĩ, position: Hiệu trưởng }
`;

/** The folder of a small school's site with these files below `content/`, and what `site.yaml` says besides. */
export function written(files, settings = '') {
  const folder = mkdtempSync(join(tmpdir(), 'congtruong-site-'));
  writeFileSync(join(folder, 'site.yaml'), school + settings);
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, 'content', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** Chromium, without what it would ask of other hosts by itself. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
    ],
  });
}
