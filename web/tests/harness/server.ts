/** Starts what the journeys run against: the server on a free port in a fresh data folder, and the built page in front
 *  of it where the server does not carry the page itself. `WEB_URL` names a running app instead, `TRIPGEN_BIN` another
 *  server. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    webUrl: string;
  }
}

const READY_WITHIN_MILLISECONDS = 30_000;

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') found(address.port);
        else failed(new Error('There is no free port.'));
      });
    });
  });
}

async function untilReady(url: string, server: ChildProcess, said: () => string) {
  const end = Date.now() + READY_WITHIN_MILLISECONDS;
  while (Date.now() < end) {
    if (server.exitCode !== null) break;
    const ready = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error(`The server did not become ready:\n${said()}`);
}

/** Whether the server carries the page itself. */
async function carriesPage(url: string): Promise<boolean> {
  const answer = await fetch(url, { headers: { accept: 'text/html' } });
  return answer.ok && (await answer.text()).includes('<div id="root">');
}

export default async function start(project: TestProject) {
  const running = process.env['WEB_URL'];
  if (running) {
    project.provide('webUrl', running.replace(/\/$/, ''));
    return undefined;
  }
  const binary = resolve(process.env['TRIPGEN_BIN'] ?? '../target/debug/tripgen');
  if (!existsSync(binary)) throw new Error(`${binary} is missing: build it, or name another one in TRIPGEN_BIN.`);
  const folder = await mkdtemp(join(tmpdir(), 'tripgen-web-'));
  const port = await freePort();
  const server = spawn(binary, ['serve', '--port', String(port), '--data-dir', folder], { stdio: 'pipe' });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-4_000);
    });
  }
  const stop = async () => {
    const ended = new Promise((done) => server.once('exit', done));
    if (server.exitCode === null && server.kill()) await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    await untilReady(url, server, () => said);
    if (await carriesPage(url)) {
      project.provide('webUrl', url);
      return stop;
    }
    if (!existsSync('dist/index.html')) throw new Error('The page is not built: `npm run build` first.');
    process.env['TRIPGEN_PORT'] = String(port);
    const page = await preview({ preview: { port: await freePort() } });
    project.provide('webUrl', page.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '');
    return async () => {
      await page.close();
      await stop();
    };
  } catch (reason) {
    await stop();
    throw reason;
  }
}
