import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, LOOKS, openBrowser, picture, signUp, visit } from './harness/browser';
import { expectKeyboard } from './harness/keyboard';
import { bodyOf, itineraryOf, plannedTrip } from './harness/trips';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser({ maps: true });
});
afterAll(() => browser.close());

/** Opens a page, waits until it says what it is and loads nothing any more, and looks at it. */
async function look(page: Page, address: string, shot: string, isPhone: boolean) {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
  await expectAccessible(page);
  if (isPhone) await expectFitsThumbs(page);
  await picture(page, `screen-${shot}`);
  await expectKeyboard(page);
}

/** The addresses of a traveller with one planned trip. */
async function addresses(context: BrowserContext, language: 'ko' | 'en') {
  const tripId = await plannedTrip(context, language === 'ko' ? '화면으로 보는 서울' : 'Seoul on every screen');
  const { url } = await bodyOf<{ url: string }>(
    context.request.post(`/api/v1/trips/${tripId}/share`, { data: { sections: ['itinerary'] } }),
  );
  const { days } = await itineraryOf(context, tripId);
  const place = days.flatMap((day) => day.stops).find((stop) => stop.placeId !== undefined)?.placeId ?? '';
  return {
    home: '/',
    trips: '/trips',
    itinerary: `/trips/${tripId}?day=1`,
    basics: `/trips/${tripId}/basics`,
    destinations: `/trips/${tripId}/destinations`,
    generation: `/trips/${tripId}/generation`,
    today: `/today?trip=${tripId}`,
    nearby: '/nearby',
    place: `/places/${place}`,
    profile: '/profile',
    shared: new URL(url, inject('webUrl')).pathname,
    missing: '/nothing-here',
  };
}

describe.each(LOOKS)('every screen on a $window in $language, $theme', (seen) => {
  const shot = `${seen.window}-${seen.language}-${seen.theme}`;
  const isPhone = seen.window === 'phone';

  it('works for somebody who is not logged in', async () => {
    const { page, context, errors } = await visit(browser, seen);
    for (const path of ['login', 'sign-up', 'forgot-password', 'reset-password', 'invitations/none', 'shared/none']) {
      await look(page, `/${path}`, `${path.replace('/', '-')}-${shot}`, isPhone);
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  it('works for a traveller', async () => {
    const { page, context, errors } = await visit(browser, seen);
    await signUp(context, seen.language);
    for (const [name, address] of Object.entries(await addresses(context, seen.language))) {
      await look(page, address, `${name}-${shot}`, isPhone);
    }
    expect(errors).toEqual([]);
    await context.close();
  });
});
