import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signUp, visit } from './harness/browser';
import { itineraryOf, menuOf, names, openDay, plannedTrip } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('drags a stop further down, locks it, and undoes both', async () => {
  const edits = words('en', 'itineraryEdit');
  const { page, context, errors } = await visit(browser, { window: 'desktop', language: 'en' });
  await signUp(context);
  const tripId = await plannedTrip(context, 'Seoul');
  const cards = await openDay(page, tripId, 2);
  const before = await names(page);
  const [first = '', ...others] = before;
  const stopsOf = async () => (await itineraryOf(context, tripId)).days[1]?.stops ?? [];

  const handle = cards.first().getByRole('button', { name: edits('drag.handle', { name: first }) });
  await handle.scrollIntoViewIfNeeded();
  const from = await handle.boundingBox();
  const to = await cards.nth(1).boundingBox();
  if (!from || !to) throw new Error('The cards are not on screen.');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 40);
  await page.mouse.move(from.x + 20, to.y + to.height, { steps: 8 });
  await page.mouse.up();
  // Somewhere further down; the others keep their order, and the server has what is on screen.
  await expect.poll(async () => (await names(page))[0]).toBe(others[0]);
  const moved = await names(page);
  expect(moved.filter((name) => name !== first)).toEqual(others);
  await expect.poll(async () => (await stopsOf()).map(({ names: { en } }) => en)).toEqual(moved);

  await menuOf(cards.nth(1));
  await page.getByRole('menuitem', { name: edits('menu.lock'), exact: true }).click();
  await expect.poll(async () => (await stopsOf())[1]?.locked).toBe(true);

  const undo = page.getByRole('group', { name: edits('toolbar') }).getByRole('button', { name: new RegExp(`^${edits('undo')}`) });
  await undo.click();
  await expect.poll(async () => (await stopsOf())[1]?.locked).toBe(false);
  await undo.click();
  await expect.poll(() => names(page)).toEqual(before);
  expect((await stopsOf()).map(({ names: { en } }) => en)).toEqual(before);
  expect(errors).toEqual([]);
  await context.close();
});
