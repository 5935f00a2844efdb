import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, LOOKS, openBrowser, picture, signUp, visit } from './harness/browser';
import { itineraryOf, openDay, plannedTrip } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser({ maps: true });
});
afterAll(() => browser.close());

describe.each(LOOKS)('a shared trip on a $window in $language', (look) => {
  const tools = words(look.language, 'itineraryTools');
  const edits = words(look.language, 'itineraryEdit');
  const sharing = words(look.language, 'sharing');
  const shot = `${look.window}-${look.language}`;
  const trip = look.language === 'ko' ? '함께 보는 서울' : 'Seoul to look at';

  it('opens for somebody without an account until the link is taken back', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, trip);
    await openDay(page, tripId, 1);
    await page.getByRole('button', { name: edits('menu.trip') }).click();
    await page.getByRole('menuitem', { name: tools('share.title') }).click();
    const sheet = page.getByRole('dialog', { name: tools('share.title') });
    await sheet.getByRole('button', { name: tools('share.make') }).click();
    const link = await sheet.getByLabel(tools('share.link')).inputValue();
    await expectAccessible(page);
    await picture(page, `share-${shot}`);

    const guest = await visit(browser, look);
    await guest.page.goto(link);
    await guest.page.getByRole('heading', { level: 1, name: trip }).waitFor();
    expect(await guest.context.cookies()).toEqual([]);
    const { days } = await itineraryOf(context, tripId);
    const list = guest.page.getByRole('main').getByRole('list').first();
    for (const day of days) {
      for (const stop of day.stops) {
        expect(await guest.page.getByRole('listitem').filter({ hasText: stop.names[look.language] ?? stop.names.local }).count()).toBeGreaterThan(0);
      }
    }
    await list.waitFor();
    await guest.page.locator('.maplibregl-canvas').waitFor();
    await guest.page.getByRole('button', { name: sharing('print') }).waitFor();
    await expectAccessible(guest.page);
    await picture(guest.page, `shared-${shot}`);

    // The print button prints, and what is printed holds the days without the buttons.
    await guest.page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
    });
    await guest.page.getByRole('button', { name: sharing('print') }).click();
    expect(await guest.page.locator('html').getAttribute('data-printed')).toBe('yes');
    await guest.page.emulateMedia({ media: 'print' });
    await guest.page.getByRole('button', { name: sharing('print') }).waitFor({ state: 'hidden' });
    expect(await guest.page.getByRole('heading', { level: 2 }).count()).toBe(days.length);
    await guest.page.emulateMedia({ media: 'screen' });

    // One day alone.
    await guest.page.getByRole('radio', { name: sharing('day', { day: 2 }) }).check({ force: true });
    await expect.poll(() => guest.page.getByRole('heading', { level: 2 }).count()).toBe(1);
    if (look.window === 'phone') await expectFitsThumbs(guest.page);

    await sheet.getByRole('button', { name: tools('share.revoke') }).click();
    await sheet.getByText(tools('share.revoked')).waitFor();
    await guest.page.reload();
    await guest.page.getByText(sharing('gone.title')).waitFor();
    await expectAccessible(guest.page);
    await picture(guest.page, `shared-gone-${shot}`);
    expect([...errors, ...guest.errors]).toEqual([]);
    await guest.context.close();
    await context.close();
  });
});
