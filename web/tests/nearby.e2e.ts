import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, LOOKS, openBrowser, picture, signUp, visit } from './harness/browser';
import { itineraryOf, names, openDay, plannedTrip, trayOf, unplannedNear } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(LOOKS)('what is near on a $window in $language', (look) => {
  const places = words(look.language, 'places');
  const place = words(look.language, 'place');
  const tools = words(look.language, 'itineraryTools');
  const common = words(look.language, 'common');
  const shot = `${look.window}-${look.language}`;
  const trip = look.language === 'ko' ? '느긋한 서울' : 'Seoul at ease';

  it('leads from a stop over the tray onto a day, and back', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, trip, { pace: 'relaxed' });
    const { stop, wanted } = await unplannedNear(context, tripId, look.language);

    // Around the stop, by public transport, sights only.
    await page.goto('/');
    await page.getByRole('navigation').getByRole('link', { name: common('navigation.nearby') }).click();
    const stopName = stop.names[look.language] ?? stop.names.local;
    await page.getByLabel(places('around')).fill(stopName);
    await page.getByRole('list', { name: places('suggestions') }).getByRole('button').first().click();
    await page.getByRole('radio', { name: places('mode.transit') }).check({ force: true });
    await page.getByRole('radio', { name: places('minutes', { minutes: '30' }) }).check({ force: true });
    await page.getByRole('button', { name: place('category.sight'), exact: true }).click();
    const found = page.getByRole('region', { name: places('results', { name: stopName }) });
    await found.getByRole('link', { name: wanted.name }).first().waitFor();
    await expectAccessible(page);
    if (look.window === 'phone') await expectFitsThumbs(page);
    await picture(page, `nearby-${shot}`);

    await found.getByRole('link', { name: wanted.name }).first().click();
    await page.getByRole('heading', { level: 1, name: wanted.name }).waitFor();
    await expectAccessible(page);
    await picture(page, `place-${shot}`);
    await page.getByRole('button', { name: places('add.action') }).click();
    await page.getByRole('dialog').getByRole('button', { name: trip }).click();
    await page.getByRole('status').getByText(places('add.done', { place: wanted.name, trip })).waitFor();
    expect((await trayOf(context, tripId)).map(({ placeId }) => placeId)).toContain(wanted.placeId);

    // The tray says on which days it fits; the first of them gets it.
    await openDay(page, tripId, 1);
    const before = (await itineraryOf(context, tripId)).version;
    await page.getByRole('button', { name: tools('tray.open') }).click();
    const sheet = page.getByRole('dialog', { name: tools('tray.title') });
    const idea = sheet.getByRole('article').filter({ hasText: wanted.name });
    await idea.waitFor();
    await expectAccessible(page);
    await picture(page, `tray-${shot}`);
    const { fits } = (await trayOf(context, tripId))[0] ?? {};
    const fitting = fits?.days.filter(({ fit }) => fit === 'yes').map(({ day }) => day) ?? [];
    const choices = idea.getByRole('paragraph').getByRole('button');
    if (fitting.length > 0) expect(await choices.count()).toBe(fitting.length);
    else await idea.getByText(tools('tray.fitsNot')).waitFor();
    const day = fitting[0] ?? 1;
    await choices.first().click();
    await expect.poll(() => names(page)).toContain(wanted.name);
    const placed = async () =>
      (await itineraryOf(context, tripId)).days.filter(({ stops }) => stops.some(({ placeId }) => placeId === wanted.placeId)).map((one) => one.day);
    await expect.poll(placed).toEqual([day]);
    await expect.poll(async () => (await trayOf(context, tripId)).length).toBe(0);
    expect((await itineraryOf(context, tripId)).version).toBe(before + 1);

    // Undone, it is an idea again.
    await page.getByRole('status').getByRole('button', { name: common('action.undo') }).click();
    await expect.poll(placed).toEqual([]);
    await expect.poll(async () => (await trayOf(context, tripId)).map(({ placeId }) => placeId)).toEqual([wanted.placeId]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
