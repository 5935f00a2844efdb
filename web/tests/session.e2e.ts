import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, LOOKS, openBrowser, picture, signUp, visit } from './harness/browser';
import { bodyOf, itineraryOf, menuOf, names, openDay, plannedTrip } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

type Person = Awaited<ReturnType<typeof signUp>>;

/** Ends the session of a browser from another one of the same person, as one does for a lost phone. */
async function endFromElsewhere(person: Person, mine: BrowserContext) {
  const elsewhere = await browser.newContext({ baseURL: (await mine.pages()[0]?.evaluate(() => window.location.origin)) ?? '' });
  const login = await elsewhere.request.post('/api/v1/users/login', { data: { username: person.username, password: person.password } });
  expect(login.status(), await login.text()).toBe(200);
  const { items } = await bodyOf<{ items: { sessionId: string; current: boolean }[] }>(elsewhere.request.get('/api/v1/users/me/sessions'));
  const others = items.filter(({ current }) => !current);
  expect(others.length).toBeGreaterThan(0);
  for (const { sessionId } of others) {
    expect((await elsewhere.request.delete(`/api/v1/users/me/sessions/${sessionId}`)).status()).toBe(204);
  }
  await elsewhere.close();
}

describe.each(LOOKS)('a session that ends on a $window in $language', (look) => {
  const account = words(look.language, 'account');
  const wizard = words(look.language, 'wizard');
  const edits = words(look.language, 'itineraryEdit');
  const itinerary = words(look.language, 'itinerary');
  const shot = `${look.window}-${look.language}`;

  /** Sees the log-in that says why it is there, and logs in again. */
  const logInAgain = async (page: Page, person: Person, seen: string) => {
    await page.getByRole('heading', { level: 1, name: account('login.title') }).waitFor();
    await page.getByRole('alert').getByText(account('login.ended')).waitFor();
    await expectAccessible(page);
    if (look.window === 'phone') await expectFitsThumbs(page);
    await picture(page, `session-${seen}-${shot}`);
    await page.getByLabel(account('login.username')).fill(person.username);
    await page.getByLabel(account('login.password'), { exact: true }).fill(person.password);
    await page.getByRole('button', { name: account('login.submit') }).click();
  };

  it('leads over the log-in back to the step of the wizard, with what was typed', async () => {
    const { page, context, errors } = await visit(browser, look);
    const person = await signUp(context, look.language);
    const { tripId } = await bodyOf<{ tripId: string }>(context.request.post('/api/v1/trips', { data: { tripName: 'Seoul', members: [{ age: 30 }] } }));
    await page.goto(`/trips/${tripId}/basics`);
    const name = page.getByLabel(wizard('basics.tripName'));
    await name.waitFor();
    await endFromElsewhere(person, context);

    // What is typed cannot be saved any more; the page says so at the log-in, and it is there again afterwards.
    await name.fill('Seoul in the snow');
    await page.waitForURL('**/login?**');
    await logInAgain(page, person, 'wizard');
    await page.waitForURL(`**/trips/${tripId}/basics`);
    expect(await name.inputValue()).toBe('Seoul in the snow');
    const saved = async () => (await bodyOf<{ tripName: string }>(context.request.get(`/api/v1/trips/${tripId}`))).tripName;
    await expect.poll(saved).toBe('Seoul in the snow');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('brings a change that was cut off back for asking', async () => {
    const { page, context, errors } = await visit(browser, look);
    const person = await signUp(context, look.language);
    const tripId = await plannedTrip(context, 'Seoul');
    const cards = await openDay(page, tripId, 2);
    const before = await names(page);
    await endFromElsewhere(person, context);
    await menuOf(cards.first());
    await page.getByRole('menuitem', { name: edits('menu.lock'), exact: true }).click();
    await logInAgain(page, person, 'itinerary');
    await page.waitForURL(`**/trips/${tripId}?day=2`);
    await cards.first().waitFor();
    expect(await names(page)).toEqual(before);
    const lockedOf = async () => (await itineraryOf(context, tripId)).days[1]?.stops[0]?.locked;
    expect(await lockedOf()).toBe(false);

    await page.getByRole('status').getByText(edits('conflict.unsent')).waitFor();
    await page.getByRole('button', { name: edits('conflict.again') }).click();
    await cards.first().getByRole('img', { name: itinerary('stop.locked') }).waitFor();
    await expect.poll(lockedOf).toBe(true);
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('keeps what was typed into a sheet', async () => {
  const { page, context, errors } = await visit(browser, { window: 'phone', language: 'en' });
  const tools = words('en', 'itineraryTools');
  const account = words('en', 'account');
  const person = await signUp(context);
  const tripId = await plannedTrip(context, 'Seoul');
  await openDay(page, tripId, 2);
  const sheet = page.getByRole('dialog', { name: tools('regenerate.title') });
  const request = sheet.getByLabel(tools('regenerate.request'));
  await page.getByRole('button', { name: tools('regenerate.thisDay') }).click();
  await request.fill('Markets in the morning');
  await endFromElsewhere(person, context);
  await sheet.getByRole('button', { name: tools('regenerate.begin') }).click();
  await page.getByRole('alert').getByText(account('login.ended')).waitFor();
  await page.getByLabel(account('login.username')).fill(person.username);
  await page.getByLabel(account('login.password'), { exact: true }).fill(person.password);
  await page.getByRole('button', { name: account('login.submit') }).click();
  await page.getByRole('button', { name: tools('regenerate.thisDay') }).click();
  expect(await request.inputValue()).toBe('Markets in the morning');

  // Sent, it is no draft any more.
  await sheet.getByRole('button', { name: tools('regenerate.begin') }).click();
  await page.waitForURL('**/proposals/**');
  expect(await page.evaluate(() => Object.values(localStorage).join(' '))).not.toContain('Markets in the morning');
  expect(errors).toEqual([]);
  await context.close();
});

it('leaves nothing of one person to the next', async () => {
  const { page, context } = await visit(browser, { window: 'desktop', language: 'en' });
  const wizard = words('en', 'wizard');
  const account = words('en', 'account');
  const first = await signUp(context);
  const { tripId } = await bodyOf<{ tripId: string }>(context.request.post('/api/v1/trips', { data: { tripName: 'Seoul', members: [{ age: 30 }] } }));
  await page.goto(`/trips/${tripId}/basics`);
  await page.getByLabel(wizard('basics.tripName')).waitFor();
  await endFromElsewhere(first, context);
  await page.getByLabel(wizard('basics.tripName')).fill('Mine alone');
  await page.waitForURL('**/login?**');
  const other = await visit(browser, { window: 'desktop', language: 'en' });
  const next = await signUp(other.context);
  await other.context.close();
  await page.getByLabel(account('login.username')).fill(next.username);
  await page.getByLabel(account('login.password'), { exact: true }).fill(next.password);
  await page.getByRole('button', { name: account('login.submit') }).click();
  // The trip is somebody else's: it is not there, and neither is what was typed.
  await page.getByRole('heading', { level: 1, name: /not/i }).waitFor();
  expect(await page.evaluate(() => Object.values(localStorage).join(' '))).not.toContain('Mine alone');
  await expectAccessible(page);
  await context.close();
});
