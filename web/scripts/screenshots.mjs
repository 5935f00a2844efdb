// Takes the pictures of docs/screens from a running app with plans that it made itself:
//   npm run screenshots -- ADDRESS_OR_PROGRAM [name...]
// The seed of the trips is fixed; only today's trip moves with the calendar.
import { mkdir, writeFile } from 'node:fs/promises';
import { call, FAMILY, logIn, openBrowser, openServer, plannedTrip, signUp, visit } from './scene.mjs';

const FOLDER = new URL('../../docs/screens/', import.meta.url);
const MOST_BYTES = 150_000;
const QUALITY = 80;
/** After how many finished days the picture of the progress is taken. */
const DAYS_SEEN = 2;

/** Today on the clock of Seoul. */
function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date());
}

/** What the pictures show: four trips, an idea, a link. */
async function makeScene(context) {
  const family = { transport: 'transit', members: FAMILY.ko };
  const days = (name, nights) => [{ name, nights }];
  const seoul = await plannedTrip(context, { ...family, tripName: '겨울 서울, 셋이서', startDate: '2026-12-04', destinations: days('서울', 3) });
  const busan = await plannedTrip(context, { ...family, tripName: '부산 바다 주말', startDate: today(), destinations: days('부산', 2) });
  await plannedTrip(context, { ...family, tripName: '제주 한 바퀴', startDate: '2027-04-10', destinations: days('제주', 4) });
  await plannedTrip(context, { ...family, tripName: '여름 강릉', startDate: '2026-08-14', destinations: days('강릉', 2) });
  const { tripId: kyoto } = await call(context, 'POST', '/trips', {
    ...family,
    seed: 7,
    tripName: '봄 교토와 오사카',
    startDate: '2027-03-27',
    destinations: [{ name: '교토', nights: 2 }, { name: '오사카', nights: 2 }],
  });
  await call(context, 'POST', `/trips/${seoul}/tray`, { placeId: 'seoul/seoul-forest' });
  const { token } = await call(context, 'POST', `/trips/${seoul}/share`, { sections: ['itinerary', 'costs', 'members'] });
  return { seoul, busan, kyoto, token };
}

async function drawn(page) {
  await page.locator('[data-drawn]').first().waitFor();
}

/** Starts a plan and holds its progress where some of its days are there. */
async function holdProgress(page) {
  await page.route('**/generations/*', (route) => (route.request().method() === 'GET' ? undefined : route.fallback()));
  await page.route('**/generations/*/events', async (route) => {
    const events = (await (await route.fetch()).text()).split(/(?<=\n\n)/);
    let seen = 0;
    const until = events.findIndex((event) => /^event: ?day/m.test(event) && (seen += 1) === DAYS_SEEN);
    await route.fulfill({ contentType: 'text/event-stream', body: events.slice(0, until + 1).join('') });
  });
  await page.getByRole('button', { name: /일정 만들기|새 제안 만들기/ }).click();
  await page.getByRole('heading', { level: 2 }).waitFor();
}

/** The pictures: where each is, and what is done before it is taken. */
function pictures({ seoul, kyoto, token }) {
  const nearby = async (page, window) => {
    await page.getByRole('searchbox').fill('경복궁');
    await page.getByRole('button', { name: /^경복궁/ }).first().click();
    await page.getByRole('radio', { name: '30분' }).check();
    await page.getByRole('listitem').filter({ has: page.getByRole('link') }).first().waitFor();
    await drawn(page);
    if (window === 'phone') await page.getByRole('heading', { level: 2 }).evaluate((title) => title.scrollIntoView({ block: 'center' }));
  };
  const map = async (page, window) => {
    if (window === 'phone') await page.getByRole('button', { name: '지도 보기' }).click();
    await drawn(page);
  };
  const list = async (page, window) => {
    if (window === 'desktop') return drawn(page);
    await page.getByRole('article').nth(1).evaluate((card) => card.scrollIntoView({ block: 'center' }));
  };
  const tray = async (page, window) => {
    if (window === 'desktop') await drawn(page);
    await page.getByRole('button', { name: /^아이디어/ }).click();
    await page.getByRole('dialog').getByRole('article').first().waitFor();
  };
  return [
    { name: 'dashboard', path: '/' },
    { name: 'members', path: `/trips/${kyoto}/basics` },
    { name: 'progress', path: `/trips/${kyoto}/generation`, act: holdProgress },
    { name: 'itinerary', path: `/trips/${seoul}?day=3`, act: list },
    { name: 'itinerary-map', path: `/trips/${seoul}?day=2`, act: map },
    { name: 'tray', path: `/trips/${seoul}?day=2`, act: tray },
    { name: 'place', path: '/places/seoul%2Fgyeongbokgung', act: drawn },
    { name: 'nearby', path: '/nearby', act: nearby },
    { name: 'today', path: '/today', at: '12:05' },
    { name: 'shared', path: `/shared/${token}`, act: drawn },
    { name: 'admin', path: '/admin?section=packs' },
  ];
}

/** Everything has come, its letters too, and nothing moves any more. */
async function settled(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
}

async function take(page, name) {
  const session = await page.context().newCDPSession(page);
  // Without a clip of its own scale the picture would have the page's pixels, not the device's.
  const { width, height } = page.viewportSize();
  const clip = { x: 0, y: await page.evaluate(() => window.scrollY), width, height, scale: await page.evaluate(() => window.devicePixelRatio) };
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip });
  await session.detach();
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > MOST_BYTES) throw new Error(`${name} has ${bytes.length} bytes, more than ${MOST_BYTES}.`);
  await writeFile(new URL(`${name}.webp`, FOLDER), bytes);
  console.log(`${(bytes.length / 1000).toFixed(0).padStart(5)} kB  ${name}`);
}

const [given = process.env.TRIPGEN_BIN, ...chosen] = process.argv.slice(2);
if (!given) {
  console.error('usage: npm run screenshots -- ADDRESS_OR_PROGRAM [name...]');
  process.exit(2);
}
await mkdir(FOLDER, { recursive: true });
const server = await openServer(given);
const browser = await openBrowser();
try {
  const maker = await visit(browser, server);
  const person = await signUp(maker, { name: '여행자', username: `screens${Date.now().toString(36)}` });
  const wanted = pictures(await makeScene(maker)).filter(({ name }) => chosen.length === 0 || chosen.includes(name));
  await maker.close();
  for (const window of ['phone', 'desktop']) {
    const context = await visit(browser, { ...server, window, scale: window === 'phone' ? 2 : 1 });
    await logIn(context, person);
    for (const { name, path, act, at } of wanted) {
      const page = await context.newPage();
      if (at) await page.clock.setFixedTime(new Date(`${today()}T${at}:00+09:00`));
      await page.goto(path);
      await settled(page);
      await act?.(page, window);
      await page.waitForLoadState('networkidle');
      await settled(page);
      await take(page, `${name}-${window}`);
      await page.close();
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
