import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, FULL, openBrowser, picture, signUp, visit } from './harness/browser';
import { itineraryOf, names, openDay, plannedTrip, trayOf, unplannedNear } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const LANGUAGES = FULL ? (['ko', 'en'] as const) : (['ko'] as const);

interface Spot {
  x: number;
  y: number;
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  return box;
}

async function middleOf(locator: Locator): Promise<Spot> {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

/** A finger. */
async function finger(page: Page) {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Spot[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  let at: Spot = { x: 0, y: 0 };
  return {
    down: (spot: Spot) => {
      at = spot;
      return send('touchStart', [spot]);
    },
    moveTo: async (spot: Spot, steps = 8) => {
      const from = at;
      for (let step = 1; step <= steps; step += 1) {
        at = { x: from.x + ((spot.x - from.x) * step) / steps, y: from.y + ((spot.y - from.y) * step) / steps };
        await send('touchMove', [at]);
      }
    },
    up: () => send('touchEnd', []),
  };
}

/** A planned trip with an idea that is not in it. */
async function withIdea(context: BrowserContext, language: 'ko' | 'en') {
  const tripId = await plannedTrip(context, 'Seoul', { pace: 'relaxed' });
  const { wanted } = await unplannedNear(context, tripId, language);
  const kept = await context.request.post(`/api/v1/trips/${tripId}/tray`, { data: { placeId: wanted.placeId } });
  expect(kept.status(), await kept.text()).toBe(201);
  return { tripId, wanted };
}

const placesOf = async (context: BrowserContext, tripId: string, day: number) =>
  (await itineraryOf(context, tripId)).days[day - 1]?.stops.map(({ placeId }) => placeId) ?? [];

describe.each(LANGUAGES)('in %s', (language) => {
  const edits = words(language, 'itineraryEdit');
  const tools = words(language, 'itineraryTools');
  const common = words(language, 'common');

  it('an idea is dragged by mouse from the tray beside the day to its place in it', async () => {
    const { page, context, errors } = await visit(browser, { window: 'desktop', language });
    await signUp(context, language);
    const { tripId, wanted } = await withIdea(context, language);
    const cards = await openDay(page, tripId, 1);
    const before = await names(page);
    const { version } = await itineraryOf(context, tripId);
    await page.getByRole('button', { name: tools('tray.open') }).click();
    const tray = page.getByRole('dialog', { name: tools('tray.title') });
    const idea = tray.getByRole('article', { name: wanted.name });
    await idea.waitFor();
    // It holds nothing back: what stands beside it can be used.
    expect(await page.locator(':modal').count()).toBe(0);
    await expectAccessible(page);
    await picture(page, `tray-beside-${language}`);

    // Let go where it was, it stays an idea.
    const from = await middleOf(idea.getByRole('heading'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 60, { steps: 4 });
    await page.mouse.up();
    expect((await itineraryOf(context, tripId)).version).toBe(version);

    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 20, from.y, { steps: 2 });
    const second = await boxOf(cards.nth(1));
    await page.mouse.move(second.x + 80, second.y - 20, { steps: 10 });
    await page.mouse.up();
    const after = [before[0], wanted.name, ...before.slice(1)];
    await expect.poll(() => names(page)).toEqual(after);
    // Stored, timed and judged anew by the server, and no idea any more.
    await expect.poll(async () => (await placesOf(context, tripId, 1))[1]).toBe(wanted.placeId);
    expect((await itineraryOf(context, tripId)).version).toBe(version + 1);
    await expect.poll(async () => (await trayOf(context, tripId)).length).toBe(0);
    await tray.getByText(tools('tray.none')).waitFor();

    await page.getByRole('status').getByRole('button', { name: common('action.undo') }).click();
    await expect.poll(() => names(page)).toEqual(before);
    await idea.waitFor();

    // Onto another day by its tab.
    const again = await middleOf(idea.getByRole('heading'));
    const tab = page.getByRole('tab').nth(1);
    await page.mouse.move(again.x, again.y);
    await page.mouse.down();
    await page.mouse.move(again.x - 20, again.y, { steps: 2 });
    const onTab = await middleOf(tab);
    await page.mouse.move(onTab.x, onTab.y, { steps: 10 });
    await page.mouse.up();
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => names(page)).toContain(wanted.name);
    await expect.poll(() => placesOf(context, tripId, 2)).toContain(wanted.placeId);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('an idea is taken to a day by keyboard, and it is said where it is', async () => {
    const { page, context, errors } = await visit(browser, { window: 'desktop', language, theme: 'dark' });
    await signUp(context, language);
    const { tripId, wanted } = await withIdea(context, language);
    await openDay(page, tripId, 1);
    const before = await names(page);
    const [first = '', second = ''] = before;
    const opener = page.getByRole('button', { name: tools('tray.open') });
    await opener.focus();
    await page.keyboard.press('Enter');
    const tray = page.getByRole('dialog', { name: tools('tray.title') });
    const handle = tray.getByRole('button', { name: edits('drag.handle', { name: wanted.name }), exact: true });
    await handle.focus();
    const live = page.locator('[id^=DndLiveRegion]');
    await page.keyboard.press('Space');
    await expect.poll(() => live.innerText()).not.toBe('');
    // From wherever it is to before the first stop, then one further down.
    const higher = async () => {
      await page.keyboard.press('ArrowUp');
      return live.innerText();
    };
    await expect.poll(higher).toContain(edits('drag.before', { name: first, day: 1 }));
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => live.innerText()).toContain(edits('drag.before', { name: second, day: 1 }));
    await page.keyboard.press('Space');
    await expect.poll(() => names(page)).toEqual([before[0], wanted.name, ...before.slice(1)]);
    await expect.poll(async () => (await placesOf(context, tripId, 1))[1]).toBe(wanted.placeId);
    // The focus is not lost with the card, and Escape leads back to where the tray was opened.
    await tray.getByText(tools('tray.none')).waitFor();
    await expect.poll(() => tray.evaluate((panel) => panel.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await tray.waitFor({ state: 'detached' });
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('a stop is moved by finger within its day and onto another', async () => {
    const { page, context, errors } = await visit(browser, { window: 'phone', language });
    await signUp(context, language);
    const tripId = await plannedTrip(context, 'Seoul');
    const cards = await openDay(page, tripId, 2);
    const [first = '', second = '', ...rest] = await names(page);
    const live = page.locator('[id^=DndLiveRegion]');
    const touch = await finger(page);
    const handleOf = (name: string) => page.getByRole('button', { name: edits('drag.handle', { name }), exact: true });

    await cards.first().evaluate((card) => card.scrollIntoView({ block: 'start' }));
    await touch.down(await middleOf(handleOf(first)));
    await expect.poll(() => live.innerText()).not.toBe('');
    const { x, y, height } = await boxOf(cards.nth(1));
    await touch.moveTo({ x: x + 60, y: y + height - 4 });
    await expect.poll(() => live.innerText()).toContain(rest[0] ? edits('drag.before', { name: rest[0], day: 2 }) : edits('drag.last', { day: 2 }));
    await touch.up();
    await expect.poll(() => names(page)).toEqual([second, first, ...rest]);
    await expect.poll(async () => (await itineraryOf(context, tripId)).days[1]?.stops.map((stop) => stop.names[language] ?? stop.names.local)).toEqual([second, first, ...rest]);

    // Held over the tab of another day, that day is shown; it is let go there.
    const tab = page.getByRole('tab').first();
    await cards.first().evaluate((card) => card.scrollIntoView({ block: 'start' }));
    await touch.down(await middleOf(handleOf(second)));
    await expect.poll(() => page.locator('[id^=DndLiveRegion]').innerText()).toContain(second);
    await touch.moveTo(await middleOf(tab));
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
    // The card that the finger began on is gone with its day; the finger still leads.
    const there = (await names(page))[1] ?? '';
    const gap = await boxOf(cards.nth(1));
    await touch.moveTo({ x: 200, y: Math.min(gap.y - 10, 650) });
    await expect.poll(() => live.innerText()).toContain(edits('drag.before', { name: there, day: 1 }));
    await touch.up();
    await expect.poll(() => names(page)).toContain(second);
    await expect.poll(async () => (await itineraryOf(context, tripId)).days.map(({ stops }) => stops.some((stop) => (stop.names[language] ?? stop.names.local) === second))).toEqual([true, false, false]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
