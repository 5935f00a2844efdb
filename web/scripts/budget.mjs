// Measures what a traveller waits for, in Chromium on a phone's window, and fails over a bar:
//   npm run budget -- ADDRESS_OR_PROGRAM
// The first argument, or TRIPGEN_BIN, names a running app or the program that serves one.
import { gzipSync } from 'node:zlib';
import { call, FAMILY, logIn, openBrowser, openServer, pause, plannedTrip, signUp, visit } from './scene.mjs';

const SLOW_DOWN = 4;
const RUNS = 5;
const MOVES = 60;
const BARS = { paintMilliseconds: 1_500, scriptKilobytes: 250, shift: 0.1, dragMilliseconds: 8, taskMilliseconds: 50 };
/** Seven places of one city, each open all day or long. */
const STOPS = ['gyeongbokgung', 'changdeokgung', 'deoksugung', 'namdaemun-market', 'gwangjang-market', 'cheonggyecheon', 'n-seoul-tower'];

const rows = [];

function row(what, value, bar, unit) {
  rows.push({ what, value, bar, unit, ok: bar === undefined || value <= bar });
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** What came first on the screen after a slowed-down load. */
async function firstPaint(page, address) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const ready = await page.evaluate(() => performance.now());
  const paint = await page.evaluate(
    () =>
      new Promise((done) => {
        const look = (list) => list.getEntriesByName('first-contentful-paint').forEach(({ startTime }) => done(startTime));
        new PerformanceObserver(look).observe({ type: 'paint', buffered: true });
      }),
  );
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return { paint, ready };
}

async function measurePaint(browser, url, person) {
  const cold = [];
  const warm = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await visit(browser, { url });
    await logIn(context, person);
    const page = await context.newPage();
    cold.push(await firstPaint(page, '/'));
    await page.waitForLoadState('networkidle');
    warm.push(await firstPaint(page, '/'));
    await context.close();
  }
  for (const [name, runs] of [['cold', cold], ['warm', warm]]) {
    row(`first paint of the dashboard, ${name}, 4x slower`, median(runs.map(({ paint }) => paint)), BARS.paintMilliseconds, 'ms');
    row(`the dashboard stands, ${name}, 4x slower`, median(runs.map(({ ready }) => ready)), undefined, 'ms');
  }
}

/** The scripts that the dashboard loads before anybody does anything, packed with gzip. */
async function measureScripts(browser, url, person) {
  const context = await visit(browser, { url });
  await logIn(context, person);
  const page = await context.newPage();
  const scripts = new Map();
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script' && answer.ok()) scripts.set(answer.url(), answer.body());
  });
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  let bytes = 0;
  for (const body of scripts.values()) bytes += gzipSync(await body).length;
  row('script of the dashboard, gzip', bytes / 1000, BARS.scriptKilobytes, 'kB');
  const early = [...scripts.keys()].filter((address) => /maplibre|MapCanvas/.test(address)).length;
  row('files of the map on the dashboard', early, 0, '');
  await context.close();
}

/** The largest burst of shifts of a page, as browsers add them up: within a second of each other, five at most. */
async function shiftOf(page, address) {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate(() => {
    let worst = 0;
    let sum = 0;
    let first = 0;
    let last = 0;
    for (const { value, startTime, hadRecentInput } of globalThis.shifts) {
      if (hadRecentInput) continue;
      const goesOn = startTime - last < 1_000 && startTime - first < 5_000;
      sum = goesOn ? sum + value : value;
      if (!goesOn) first = startTime;
      last = startTime;
      worst = Math.max(worst, sum);
    }
    return worst;
  });
}

async function measureShifts(browser, url, person, pages) {
  for (const window of ['phone', 'desktop']) {
    const context = await visit(browser, { url, window });
    await context.addInitScript(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
    });
    await logIn(context, person);
    const page = await context.newPage();
    for (const [name, address] of pages) {
      row(`layout shift, ${name}, ${window}`, await shiftOf(page, address), BARS.shift, '');
    }
    await context.close();
  }
}

const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'EventDispatch', 'TimerFire', 'FireAnimationFrame', 'RunMicrotasks']);

/** Script of the page's main thread by moves, and its longest task, both in milliseconds: of the processor's time, which
 *  other programs on the machine do not lengthen. */
function readTrace(events) {
  const isMove = ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'mousemove';
  const main = events.find(isMove);
  const ours = events.filter(({ pid, tid, ph }) => ph === 'X' && pid === main?.pid && tid === main?.tid);
  const moves = ours.filter(isMove).map(({ ts }) => ts).sort((one, other) => one - other);
  const [begin, end] = [moves[0], moves.at(-1)];
  const tasks = ours.filter(({ name, ts }) => /RunTask$/.test(name) && ts >= begin && ts <= end);
  const longest = tasks.length === 0 ? Infinity : Math.max(...tasks.map(({ dur, tdur = dur }) => tdur / 1000));
  const spent = moves.map(() => 0);
  let until = 0;
  for (const { ts, dur = 0, tdur = dur } of ours.filter(({ name }) => SCRIPT.has(name)).sort((one, other) => one.ts - other.ts)) {
    if (ts < begin || ts < until) continue;
    until = ts + dur;
    spent[moves.findLastIndex((move) => move <= ts)] += tdur / 1000;
  }
  spent.sort((one, other) => one - other);
  return { moves: moves.length, script: spent[Math.floor(spent.length * 0.95)] ?? Infinity, longest };
}

/** Drags a card over a day of seven stops. */
async function measureDrag(browser, url, person, tripId) {
  const context = await visit(browser, { url, window: 'desktop' });
  await logIn(context, person);
  const page = await context.newPage();
  await page.goto(`/trips/${tripId}`);
  await page.getByRole('article').nth(STOPS.length - 1).waitFor();
  await page.waitForLoadState('networkidle');
  const card = await page.getByRole('article').first().boundingBox();
  const [x, y] = [card.x + card.width / 2, card.y + card.height - 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 12);
  await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel'] });
  for (let move = 1; move <= MOVES; move += 1) {
    // Short of the edge, where the list would scroll by itself.
    await page.mouse.move(x + (move % 7), 240 + (400 * move) / MOVES);
    await pause(16);
  }
  const trace = JSON.parse((await browser.stopTracing()).toString());
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await context.close();
  const { moves, script, longest } = readTrace(trace.traceEvents);
  if (moves < MOVES / 2) throw new Error(`Only ${moves} moves are in the trace.`);
  row('script for a move of a drag, 95 of 100', script, BARS.dragMilliseconds, 'ms');
  row('longest task of a drag', longest, BARS.taskMilliseconds, 'ms');
}

/** A trip of one day with seven stops. */
async function dayOfSeven(context) {
  const destinations = [{ name: 'Seoul', nights: 0 }];
  const body = { tripName: '궁과 시장', startDate: '2026-12-05', members: FAMILY.ko, destinations };
  const tripId = await plannedTrip(context, body);
  const answer = await context.request.put(`/api/v1/trips/${tripId}/itinerary`, {
    headers: { 'if-match': `"${(await call(context, 'GET', `/trips/${tripId}/itinerary`)).version}"` },
    data: { days: [{ day: 1, stops: STOPS.map((place, index) => ({ placeId: `seoul/${place}`, order: index + 1 })) }] },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return tripId;
}

function print() {
  const text = ({ value, unit }) => `${value < 10 && unit !== '' ? value.toFixed(1) : value < 1 ? value.toFixed(3) : Math.round(value)} ${unit}`;
  for (const line of rows) {
    const bar = line.bar === undefined ? '' : `<= ${line.bar} ${line.unit}`;
    console.log(`${line.ok ? ' ok ' : 'OVER'}  ${line.what.padEnd(48)} ${text(line).padStart(10)}   ${bar}`);
  }
}

const given = process.argv[2] ?? process.env.TRIPGEN_BIN;
if (!given) {
  console.error('usage: npm run budget -- ADDRESS_OR_PROGRAM');
  process.exit(2);
}
const server = await openServer(given);
const browser = await openBrowser();
try {
  const context = await visit(browser, server);
  const person = await signUp(context, { name: '여행자', username: `budget${Date.now().toString(36)}` });
  const destinations = [{ name: 'Seoul', nights: 2 }];
  const body = { tripName: '겨울 서울', startDate: '2026-12-04', members: FAMILY.ko, destinations };
  const tripId = await plannedTrip(context, body);
  const seven = await dayOfSeven(context);
  const { token } = await call(context, 'POST', `/trips/${tripId}/share`, { sections: ['itinerary', 'costs', 'members'] });
  await context.close();
  await measurePaint(browser, server.url, person);
  await measureScripts(browser, server.url, person);
  await measureShifts(browser, server.url, person, [
    ['dashboard', '/'],
    ['wizard', '/trips/new'],
    ['itinerary', `/trips/${tripId}`],
    ['shared view', `/shared/${token}`],
  ]);
  await measureDrag(browser, server.url, person, seven);
} finally {
  await browser.close();
  await server.stop();
}
print();
if (rows.some(({ ok }) => !ok)) process.exit(1);
