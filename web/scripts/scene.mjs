// What the scripts that look at the running app have in common: a server with its data folder, a browser, and an account
// with planned trips. The trips are asked for with a seed, so that the same data give the same plans.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const READY_WITHIN_MILLISECONDS = 30_000;
const PLANNED_WITHIN_MILLISECONDS = 30_000;
const SEED = 7;

/** The two windows that every page has to fit. */
export const WINDOWS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

export const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

async function until(done, milliseconds, failure) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await done()) return;
    await pause(100);
  }
  throw new Error(failure());
}

/** The app at an address, or the one that a program serves from a fresh data folder. */
export async function openServer(given) {
  if (/^https?:/.test(given)) return { url: given.replace(/\/$/, ''), stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'tripgen-scene-'));
  const port = await freePort();
  const server = spawn(given, ['serve', '--port', String(port), '--data-dir', folder], { stdio: 'pipe' });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (said = (said + text).slice(-4_000)));
  const stop = async () => {
    const ended = new Promise((done) => server.once('exit', done));
    if (server.exitCode === null && server.kill()) await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await until(
      async () => server.exitCode !== null || (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)),
      READY_WITHIN_MILLISECONDS,
      () => `The server did not become ready:\n${said}`,
    );
    if (server.exitCode !== null) throw new Error(`The server ended:\n${said}`);
    return { url, stop };
  } catch (reason) {
    await stop();
    throw reason;
  }
}

/** The system's Chromium, or what `CHROMIUM` names; it draws maps without a graphics card. */
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--enable-unsafe-swiftshader',
      '--use-angle=swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A visitor's browser with that window, language and theme. */
export async function visit(browser, { url, window = 'phone', language = 'ko', theme = 'light', scale = 1 }) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: WINDOWS[window],
    hasTouch: window === 'phone',
    deviceScaleFactor: scale,
    locale: language === 'ko' ? 'ko-KR' : 'en-GB',
    timezoneId: 'Asia/Seoul',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await context.addInitScript((chosen) => {
    localStorage.setItem('tripgen.language', chosen);
    // The first account administers the server: it is not offered another map.
    localStorage.setItem('tripgen.mapOffer', 'seen');
  }, language);
  return context;
}

/** Makes an account and logs that browser in; gives what another browser needs to do the same. */
export async function signUp(context, { name, username, language = 'ko' }) {
  const password = 'Seoul-2026!walk';
  const registered = await context.request.post('/api/v1/users/register', {
    headers: { 'accept-language': language },
    data: { name, username, email: `${username}@example.com`, password, passwordConfirm: password, termsAccepted: true },
  });
  if (registered.status() !== 201) throw new Error(await registered.text());
  const person = { username, password };
  await logIn(context, person);
  return person;
}

export async function logIn(context, person) {
  const login = await context.request.post('/api/v1/users/login', { data: person });
  if (login.status() !== 200) throw new Error(await login.text());
}

/** Sends JSON and reads JSON; anything but success ends the script. */
export async function call(context, method, path, data) {
  const answer = await context.request.fetch(`/api/v1${path}`, {
    method,
    headers: { 'accept-language': 'ko' },
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

/** A trip with its itinerary. */
export async function plannedTrip(context, body) {
  const { tripId } = await call(context, 'POST', '/trips', { seed: SEED, ...body });
  await plan(context, tripId);
  return tripId;
}

async function plan(context, tripId) {
  const { generationId } = await call(context, 'POST', `/trips/${tripId}/generations`, { seed: SEED });
  let state;
  await until(
    async () => {
      state = await call(context, 'GET', `/trips/${tripId}/generations/${generationId}`);
      return state.status === 'completed' || state.status === 'failed' || state.status === 'cancelled';
    },
    PLANNED_WITHIN_MILLISECONDS,
    () => 'The plan was not made in time.',
  );
  if (state.status !== 'completed') throw new Error(`The plan was not made: ${JSON.stringify(state.error)}`);
}

/** Three people of three ages, each with tastes of their own. */
export const FAMILY = {
  ko: [
    { name: '나', age: 38, health: 'good', likes: ['culture', 'food'] },
    { name: '어머니', age: 68, health: 'caution', likes: ['rest', 'nature'] },
    { name: '아이', age: 9, health: 'excellent', likes: ['nature', 'sports'] },
  ],
  en: [
    { name: 'Me', age: 38, health: 'good', likes: ['culture', 'food'] },
    { name: 'Mum', age: 68, health: 'caution', likes: ['rest', 'nature'] },
    { name: 'The child', age: 9, health: 'excellent', likes: ['nature', 'sports'] },
  ],
};
