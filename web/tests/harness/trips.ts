/** Trips for the journeys, made through the interface, and what the server then says of them. */
import type { APIResponse, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Schema } from '@/shared/api/problem';

export type Itinerary = Schema<'Itinerary'>;

/** The body of an answer that has to be good. */
export async function bodyOf<Body>(asked: Promise<APIResponse>): Promise<Body> {
  const answer = await asked;
  expect(answer.ok(), `${answer.status()} ${answer.url()}: ${answer.ok() ? '' : await answer.text()}`).toBe(true);
  return (await answer.json()) as Body;
}

const SEOUL = {
  startDate: '2026-12-04',
  members: [{ age: 38, likes: ['culture', 'food'] }],
  destinations: [{ name: 'Seoul', nights: 2 }],
};

/** A trip of three days in Seoul, or as `asked` says, with its itinerary. */
export async function plannedTrip(context: BrowserContext, tripName: string, asked: object = {}): Promise<string> {
  const { tripId } = await bodyOf<{ tripId: string }>(
    context.request.post('/api/v1/trips', { data: { ...SEOUL, ...asked, tripName } }),
  );
  const { statusUrl } = await bodyOf<{ statusUrl: string }>(
    context.request.post(`/api/v1/trips/${tripId}/generations`, { data: {} }),
  );
  const status = async () => (await bodyOf<{ status: string }>(context.request.get(statusUrl))).status;
  await expect.poll(status, { timeout: 60_000 }).toBe('completed');
  return tripId;
}

/** The itinerary as the server has it. */
export function itineraryOf(context: BrowserContext, tripId: string): Promise<Itinerary> {
  return bodyOf(context.request.get(`/api/v1/trips/${tripId}/itinerary`));
}

/** The ideas of a trip as the server has them. */
export async function trayOf(context: BrowserContext, tripId: string): Promise<Schema<'TrayIdea'>[]> {
  return (await bodyOf<{ items: Schema<'TrayIdea'>[] }>(context.request.get(`/api/v1/trips/${tripId}/tray?size=50`))).items;
}

/** The first stop of a trip, and a sight near it that is not planned. */
export async function unplannedNear(context: BrowserContext, tripId: string, language: 'ko' | 'en') {
  const { days } = await itineraryOf(context, tripId);
  const stop = days[0]?.stops[0];
  const planned = new Set(days.flatMap((day) => [...day.stops, ...day.meals]).map(({ placeId }) => placeId));
  if (!stop) throw new Error('The first day has no stop.');
  const origin = { latitude: stop.latitude, longitude: stop.longitude };
  const { items } = await bodyOf<{ items: Schema<'PlaceCard'>[] }>(
    context.request.post('/api/v1/locations/search/nearby', {
      headers: { 'accept-language': language },
      data: { origin, mode: 'transit', minutes: 30, category: 'sight', size: 20 },
    }),
  );
  const wanted = items.find(({ placeId }) => !planned.has(placeId));
  if (!wanted) throw new Error('Everything near is planned already.');
  return { stop, wanted };
}

/** Opens a day of an itinerary; gives its cards. */
export async function openDay(page: Page, tripId: string, day: number): Promise<Locator> {
  await page.goto(`/trips/${tripId}?day=${day}`);
  const cards = page.getByRole('tabpanel').getByRole('article');
  await cards.first().waitFor();
  return cards;
}

/** The names of the stops on screen, in their order. */
export function names(page: Page): Promise<string[]> {
  return page.locator('[role=tabpanel] article h3').allInnerTexts();
}

/** Opens the menu of a stop. */
export function menuOf(card: Locator): Promise<void> {
  return card.locator('[aria-haspopup=menu]').click();
}

/** Waits until the device holds the app and what was read of the trip. */
export async function untilKept(page: Page, tripId: string, ...also: string[]) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const kept = () =>
    page.evaluate(
      (id) =>
        new Promise<string[]>((resolve, reject) => {
          const opening = indexedDB.open('keyval-store');
          opening.onerror = () => reject(new Error('The store cannot be opened.'));
          opening.onsuccess = () => {
            const reading = opening.result.transaction('keyval').objectStore('keyval').get('tripgen.read');
            reading.onerror = () => reject(new Error('The store cannot be read.'));
            reading.onsuccess = () => {
              const value = reading.result as { state: { queries: { queryKey: unknown[] }[] } } | undefined;
              const all = (value?.state.queries ?? []).map(({ queryKey }) => queryKey.join(' '));
              opening.result.close();
              resolve(all.filter((key) => key.startsWith('trips') || key.includes(id)));
            };
          };
        }),
      tripId,
    );
  const wanted = [...also, expect.stringContaining('itinerary tagged') as string, expect.stringMatching(/^trip \S+ tagged$/) as string];
  await expect.poll(kept).toEqual(expect.arrayContaining(wanted));
}
