import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, LOOKS, openBrowser, picture, signUp, visit } from './harness/browser';
import { itineraryOf, plannedTrip, trayOf } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Every place of a trip, whether it stands on a day or waits in the tray, with its name. */
async function everything(context: BrowserContext, tripId: string, language: 'ko' | 'en'): Promise<Map<string, string>> {
  const { days } = await itineraryOf(context, tripId);
  const all = [...days.flatMap(({ stops }) => stops), ...(await trayOf(context, tripId))];
  return new Map(all.map(({ placeId, names }) => [placeId ?? names.local, names[language] ?? names.local]));
}

const MODES = [
  { mode: 'shiftAll', startDate: '2027-01-08' },
  { mode: 'keepDates', startDate: '2026-12-05' },
  { mode: 'unbookedOnly', startDate: '2027-02-12' },
] as const;

describe.each(LOOKS)('other dates on a $window in $language', (look) => {
  const trips = words(look.language, 'trips');
  const tools = words(look.language, 'itineraryTools');
  const common = words(look.language, 'common');
  const shot = `${look.window}-${look.language}`;
  const trip = look.language === 'ko' ? '겨울 서울' : 'Winter in Seoul';

  it.each(MODES)('lose no stop: $mode', async ({ mode, startDate }) => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, trip);
    const before = await everything(context, tripId, look.language);
    expect(before.size).toBeGreaterThan(3);

    await page.goto('/trips');
    await page.getByRole('button', { name: trips('menu.label', { name: trip }) }).click();
    await page.getByRole('menuitem', { name: trips('menu.dates') }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(trips('dates.start')).fill(startDate);
    await sheet.getByRole('radio', { name: new RegExp(`^${trips(`dates.${mode}`)}`) }).check({ force: true });
    if (look.window === 'phone') await expectFitsThumbs(page);
    await sheet.getByRole('button', { name: trips('dates.submit') }).click();
    await sheet.getByRole('alert').waitFor();
    await expectAccessible(page);
    await picture(page, `dates-${mode}-${shot}`);

    // The server still has all of them, and the sheet names what fell into the tray.
    const after = await everything(context, tripId, look.language);
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    const tray = await trayOf(context, tripId);
    for (const { names } of tray) await sheet.getByText(names[look.language] ?? names.local, { exact: true }).waitFor();
    if (mode === 'keepDates') expect(tray.length).toBeGreaterThan(0);

    // So does the traveller: on the days, or among the ideas.
    await sheet.getByRole('link', { name: trips('dates.view') }).click();
    await page.getByRole('tab').first().waitFor();
    const seen = new Set<string>();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
      for (const name of await page.locator('article h3').allInnerTexts()) seen.add(name);
    }
    await page.getByRole('button', { name: tools('tray.open') }).click();
    const ideas = page.getByRole('dialog', { name: tools('tray.title') });
    if (tray.length > 0) await ideas.getByRole('article').first().waitFor();
    else await ideas.getByText(tools('tray.none')).waitFor();
    for (const name of await ideas.locator('article h3').allInnerTexts()) seen.add(name);
    expect([...seen].sort()).toEqual(expect.arrayContaining([...after.values()].sort()));
    await page.getByRole('button', { name: common('action.close') }).first().click();
    expect(errors).toEqual([]);
    await context.close();
  });
});
