/** A browser for the journeys, and what they have in common: sizes, accounts, the accessibility check, pictures. */
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/** The two windows that every page has to fit. */
export const WINDOWS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;

export type WindowName = keyof typeof WINDOWS;

export interface Look {
  window: WindowName;
  language: 'ko' | 'en';
  theme?: 'light' | 'dark';
}

/** Both themes in both windows: contrast does not ask for the language. */
const EVERY_LOOK = [
  { window: 'phone', language: 'ko', theme: 'light' },
  { window: 'phone', language: 'en', theme: 'dark' },
  { window: 'desktop', language: 'ko', theme: 'light' },
  { window: 'desktop', language: 'en', theme: 'dark' },
] as const;

/** Whether the whole matrix is wanted: `npm run e2e:full`. */
export const FULL = process.env['JOURNEYS'] === 'full';

/** The windows and languages of the journeys: all of them, or two that differ in everything. */
export const LOOKS = FULL ? EVERY_LOOK : ([EVERY_LOOK[0], EVERY_LOOK[3]] as const);

/** What lets a map be drawn where there is no graphics card. */
const DRAWN_BY_SOFTWARE = ['--enable-unsafe-swiftshader', '--use-angle=swiftshader', '--ignore-gpu-blocklist'];

/** Starts the browser, on request one that draws maps; `CHROMIUM` names another than that of the system. */
export function openBrowser({ maps = false } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      ...(maps ? DRAWN_BY_SOFTWARE : ['--disable-gpu']),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A fresh visitor with an empty page; what goes wrong inside the page fails the journey. */
export async function visit(browser: Browser, look: Look, baseURL = inject('webUrl')): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({
    viewport: WINDOWS[look.window],
    hasTouch: look.window === 'phone',
    locale: look.language === 'ko' ? 'ko-KR' : 'en-GB',
    timezoneId: 'Asia/Seoul',
    colorScheme: look.theme ?? 'light',
    reducedMotion: 'reduce',
    baseURL,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  return { page, context, errors };
}

let people = 0;

/** Somebody nobody has met: for filling in a form or for `signUp`. */
export function somebody() {
  people += 1;
  const username = `guest${Date.now().toString(36)}${people}`;
  return { name: 'Mina Kim', email: `${username}@example.com`, username, password: 'Seoul-2026!walk' };
}

/** Makes an account in that language and logs its browser in, without the pages. */
export async function signUp(context: BrowserContext, language: 'ko' | 'en' = 'en') {
  const person = somebody();
  const { name, email, username, password } = person;
  const registered = await context.request.post('/api/v1/users/register', {
    headers: { 'accept-language': language },
    data: { name, email, username, password, passwordConfirm: password, termsAccepted: true },
  });
  expect(registered.status(), await registered.text()).toBe(201);
  await logIn(context, { username, password });
  return person;
}

/** Begins a session without the page. A server that is busy asks to come again: whatever else it answers is a failure. */
async function logIn(context: BrowserContext, data: { username: string; password: string }) {
  const status = async () => {
    const answer = await context.request.post('/api/v1/users/login', { data });
    expect([200, 503], await answer.text()).toContain(answer.status());
    return answer.status();
  };
  await expect.poll(status, { interval: 1_000 }).toBe(200);
}

/** Logs the browser in as who administers the server: the account's language is that of the screen. */
export async function logInAsOperator(context: BrowserContext, language: 'ko' | 'en') {
  await logIn(context, inject('admin'));
  const spoken = await context.request.put('/api/v1/users/me', { data: { locale: language } });
  expect(spoken.status(), await spoken.text()).toBe(200);
}

interface AxeResult {
  violations: { id: string; impact: string | null; help: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** Fails on what keeps people out: serious and critical findings of axe, by the rules of WCAG 2.1 AA. */
export async function expectAccessible(page: Page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })`,
  );
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
  expect(serious).toEqual([]);
}

/** Fails when the page can be moved sideways, or when something to press is smaller than a finger. Pins are as small as
 *  pins are: the cards of the list do the same. */
export async function expectFitsThumbs(page: Page) {
  const found = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['The page is too wide.'] : [];
    const small = [...document.querySelectorAll<HTMLElement>('button, select, input:not([type=checkbox],[type=radio],[type=file]), nav a')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element }) => !element.classList.contains('maplibregl-marker'))
      .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 40))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 120)}: ${box.width} × ${box.height}`);
    return [...wide, ...small];
  });
  expect(found).toEqual([]);
}

/** Keeps a picture in `shots/` when `SHOTS=1`, for looking at. */
export async function picture(page: Page, name: string) {
  if (process.env['SHOTS'] !== '1') return;
  await page.evaluate(() => document.fonts.ready);
  // From the top: else what stays in place lies over the middle of the picture.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: `shots/${name}.png`, fullPage: true });
}
