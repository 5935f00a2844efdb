import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, LOOKS, openBrowser, picture, signUp, visit } from './harness/browser';
import { itineraryOf, names, openDay, plannedTrip, untilKept } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The date on the clock of the city. */
const todayInSeoul = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Seoul' });

describe.each(LOOKS)('without a connection on a $window in $language', (look) => {
  const common = words(look.language, 'common');
  const itinerary = words(look.language, 'itinerary');
  const today = words(look.language, 'today');
  const shot = `${look.window}-${look.language}`;

  it('reads the plan and the day that is on, and changes nothing that would be lost', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, 'Seoul 2026', { startDate: todayInSeoul() });
    const cards = await openDay(page, tripId, 1);
    const before = await names(page);
    await untilKept(page, tripId, 'trips summary');

    await context.setOffline(true);
    await page.reload();
    await page.getByRole('alert').getByText(common('failure.offline')).waitFor();
    await page.getByText(itinerary('offline')).waitFor();
    expect(await names(page)).toEqual(before);
    expect(await cards.locator('[aria-haspopup=menu]').count()).toBe(0);
    expect(await page.getByRole('button', { name: words(look.language, 'itineraryEdit')('add.title') }).count()).toBe(0);
    await expectAccessible(page);
    if (look.window === 'phone') await expectFitsThumbs(page);
    await picture(page, `offline-itinerary-${shot}`);

    // Once more, after what could not be read again has been written down.
    await page.reload();
    await page.getByText(itinerary('offline')).waitFor();
    expect(await names(page)).toEqual(before);

    // A day that was not on show can be read as well, and so can today, though nobody had opened it.
    await page.getByRole('tab').nth(1).click();
    await expect.poll(() => names(page)).not.toEqual(before);
    await page.getByRole('navigation').getByRole('link', { name: common('navigation.today') }).click();
    await page.getByRole('heading', { level: 1, name: today('day', { day: 1, trip: 'Seoul 2026' }) }).waitFor();
    await page.getByText(before[0] ?? '', { exact: true }).first().waitFor();
    await expectAccessible(page);
    await picture(page, `offline-today-${shot}`);

    await page.goBack();
    await page.getByText(itinerary('offline')).waitFor();
    // With the connection everything can be changed again, without loading the page anew.
    await context.setOffline(false);
    await page.getByText(itinerary('offline')).waitFor({ state: 'detached' });
    await cards.first().locator('[aria-haspopup=menu]').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('takes a change back that did not reach the server, and says so', async () => {
  const { page, context } = await visit(browser, { window: 'desktop', language: 'en' });
  await signUp(context);
  const tripId = await plannedTrip(context, 'Winter in Seoul');
  const cards = await openDay(page, tripId, 1);
  const before = await names(page);
  const saved = await itineraryOf(context, tripId);
  await page.route('**/itinerary', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await cards.first().locator('[aria-haspopup=menu]').click();
  await page.getByRole('menuitem', { name: words('en', 'itineraryEdit')('menu.remove') }).click();
  await page.getByRole('status').getByText(words('en', 'common')('failure.offlineDetail')).waitFor();
  await expect.poll(() => names(page)).toEqual(before);
  expect((await itineraryOf(context, tripId)).version).toBe(saved.version);
  await context.close();
});
