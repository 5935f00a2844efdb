import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, FULL, LOOKS, openBrowser, picture, signUp, visit } from './harness/browser';
import { expectKeyboard } from './harness/keyboard';
import { bodyOf, itineraryOf, plannedTrip } from './harness/trips';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser({ maps: true });
});
afterAll(() => browser.close());

/** Every look in the theme that it is not otherwise seen in, too. */
const THEMED = LOOKS.flatMap((look) =>
  (FULL ? (['light', 'dark'] as const) : [look.theme]).map((theme) => ({ ...look, theme })),
);

/** Opens a page, waits until it says what it is and loads nothing any more, and looks at it. */
async function look(page: Page, address: string, shot: string, isPhone: boolean) {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 15_000 }).toBe(0);
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

describe.each(THEMED)('every screen on a $window in $language, $theme', (seen) => {
  const shot = `${seen.window}-${seen.language}-${seen.theme}`;
  const isPhone = seen.window === 'phone';

  it('works for somebody who is not logged in', { timeout: 120_000 }, async () => {
    const { page, context, errors } = await visit(browser, seen);
    for (const path of ['login', 'sign-up', 'forgot-password', 'reset-password', 'invitations/none', 'shared/none']) {
      await look(page, `/${path}`, `${path.replace('/', '-')}-${shot}`, isPhone);
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  it('works for a traveller', { timeout: 300_000 }, async () => {
    const { page, context, errors } = await visit(browser, seen);
    await signUp(context, seen.language);
    for (const [name, address] of Object.entries(await addresses(context, seen.language))) {
      await look(page, address, `${name}-${shot}`, isPhone);
    }
    expect(errors).toEqual([]);
    await context.close();
  });
});
