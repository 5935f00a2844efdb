/** The server of the journeys: started on a free port in a fresh data folder, killed and started again where a journey
 *  is about that. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { preview } from 'vite';

const READY_WITHIN_MILLISECONDS = 90_000;

export interface Program {
  /** Where the app is. */
  readonly url: string;
  /** Ends the server at once, as a crash would. */
  kill: () => Promise<void>;
  /** Ends the server as an operator does. */
  end: () => Promise<void>;
  /** Starts it again on the same port and data. */
  start: () => Promise<void>;
  /** Ends everything and removes the data. */
  stop: () => Promise<void>;
}

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

/** Puts the built page in front of the server; gives its address and its end. */
async function serveBuilt(serverPort: number): Promise<{ url: string; close: () => Promise<void> }> {
  if (!existsSync('dist/index.html')) throw new Error('The page is not built: `npm run build` first.');
  process.env['TRIPGEN_PORT'] = String(serverPort);
  const page = await preview({ preview: { port: await freePort() } });
  return { url: page.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '', close: () => page.close() };
}

async function ended(server: ChildProcess, signal: NodeJS.Signals) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((done) => server.once('exit', done));
  if (server.kill(signal)) await gone;
}

/** Starts the server that `TRIPGEN_BIN` names, and the built page in front of it where it does not carry it itself, or
 *  where `TRIPGEN_PAGE=dist` says that it carries an older one. */
export async function startProgram(): Promise<Program> {
  const binary = resolve(process.env['TRIPGEN_BIN'] ?? '../target/debug/tripgen');
  if (!existsSync(binary)) throw new Error(`${binary} is missing: build it, or name another one in TRIPGEN_BIN.`);
  const folder = await mkdtemp(join(tmpdir(), 'tripgen-web-'));
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  const start = async () => {
    const now = spawn(binary, ['serve', '--port', String(port), '--data-dir', folder], { stdio: 'pipe' });
    server = now;
    let said = '';
    for (const stream of [now.stdout, now.stderr]) {
      stream.on('data', (text: Buffer) => {
        said = (said + text.toString()).slice(-4_000);
      });
    }
    await untilReady(own, now, () => said);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (server) await ended(server, signal);
  };
  let page: Awaited<ReturnType<typeof serveBuilt>> | undefined;
  const stop = async () => {
    await page?.close();
    await end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await start();
    if (process.env['TRIPGEN_PAGE'] === 'dist' || !(await carriesPage(own))) page = await serveBuilt(port);
    return { url: page?.url ?? own, kill: () => end('SIGKILL'), end: () => end('SIGTERM'), start, stop };
  } catch (reason) {
    await stop();
    throw reason;
  }
}
