import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, LOOKS, openBrowser, picture, signUp, visit } from './harness/browser';
import { bodyOf, itineraryOf, openDay, plannedTrip, type Itinerary } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Sets a stop of the first day to a time at which nothing is open, and gives what the server says of it. */
async function broken(context: BrowserContext, tripId: string, language: 'ko' | 'en'): Promise<Itinerary> {
  const answer = await context.request.get(`/api/v1/trips/${tripId}/itinerary`);
  const { days } = (await answer.json()) as Itinerary;
  const stops = (days[0]?.stops ?? []).map(({ stopId, locked }, index) => ({ stopId, order: index + 1, locked }));
  const late = stops.map((stop, index) => (index === 1 ? { ...stop, locked: true, startAt: '22:30' } : stop));
  await bodyOf(
    context.request.put(`/api/v1/trips/${tripId}/itinerary`, {
      headers: { 'if-match': answer.headers()['etag'] ?? '', 'accept-language': language },
      data: { days: [{ day: 1, stops: late }] },
    }),
  );
  return bodyOf(context.request.get(`/api/v1/trips/${tripId}/itinerary`, { headers: { 'accept-language': language } }));
}

type Kind = Itinerary['findings'][number]['fixes'][number]['kind'];

describe.each(LOOKS)('a day that does not work on a $window in $language', (look) => {
  const tools = words(look.language, 'itineraryTools');
  const edits = words(look.language, 'itineraryEdit');

  /** Opens what the checker says, and presses the first button of a kind. */
  const fixWith = async (page: Page, found: Itinerary, kind: Kind) => {
    const finding = found.findings.find(({ severity, fixes }) => severity === 'broken' && fixes.some((fix) => fix.kind === kind));
    const label = finding?.fixes.find((fix) => fix.kind === kind)?.label;
    if (!finding || label === undefined) throw new Error(`Nothing broken offers ${kind}.`);
    await page.getByRole('button', { name: new RegExp(`^${tools('findings.open')}`) }).click();
    const sheet = page.getByRole('dialog', { name: tools('findings.title') });
    const row = sheet.getByRole('listitem').filter({ hasText: finding.message });
    await row.getByRole('button', { name: label }).waitFor();
    await expectAccessible(page);
    if (look.window === 'phone') await expectFitsThumbs(page);
    await picture(page, `findings-broken-${look.window}-${look.language}`);
    await row.getByRole('button', { name: label }).click();
    return finding;
  };

  it('is put right by the buttons of what is wrong', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, 'Seoul');
    const late = await broken(context, tripId, look.language);
    expect(late.feasibility).toBe('broken');
    await openDay(page, tripId, 1);

    // Another place, another day, the whole day anew: each opens where that is chosen, for the right stop or day.
    const closed = await fixWith(page, late, 'replaceStop');
    const stop = late.days[0]?.stops.find(({ stopId }) => stopId === closed.stopId);
    await page.getByRole('dialog', { name: edits('alternatives.title', { name: stop?.name ?? '' }) }).waitFor();
    await page.keyboard.press('Escape');
    await fixWith(page, late, 'regenerateDay');
    const again = page.getByRole('dialog', { name: tools('regenerate.title') });
    expect(await again.getByLabel(tools('regenerate.scope')).inputValue()).toBe('1');
    await page.keyboard.press('Escape');
    await fixWith(page, late, 'moveStop');
    await page.getByRole('dialog', { name: edits('move.title', { name: stop?.name ?? '' }) }).waitFor();
    await page.keyboard.press('Escape');

    // Taken out, the day works again, as the checker says at once.
    await fixWith(page, late, 'removeStop');
    await expect.poll(async () => (await itineraryOf(context, tripId)).version).toBe(late.version + 1);
    const left = async () => {
      const { findings } = await itineraryOf(context, tripId);
      return findings.some(({ severity, stopId }) => severity === 'broken' && stopId === closed.stopId);
    };
    expect(await left()).toBe(false);
    expect(errors).toEqual([]);
    await context.close();
  });
});
