import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, logInAsOperator, LOOKS, openBrowser, picture, signUp, visit, type Look } from './harness/browser';
import { openDay, plannedTrip, unplannedNear } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** More presses than any sheet has things to press. */
const MOST = 60;

const focusIsIn = (part: Locator) => part.evaluate((element) => element.contains(document.activeElement));

/** Tab goes around in a sheet, and never to what lies below it. */
async function expectHeld(page: Page, sheet: Locator) {
  await expect.poll(() => focusIsIn(sheet)).toBe(true);
  const first = await page.evaluateHandle(() => document.activeElement);
  for (let press = 0; press < MOST; press += 1) {
    await page.keyboard.press('Tab');
    // Between the last and the first thing the focus is the browser's own.
    const at = await sheet.evaluate((element) => (document.activeElement === document.body ? 'browser' : element.contains(document.activeElement) ? 'sheet' : 'below'));
    expect(at).not.toBe('below');
    if (at === 'sheet' && (await first.evaluate((before) => before === document.activeElement))) return;
    if (at === 'browser') return;
  }
}

/** Opens a part by keyboard, looks at it, and sees the focus come back where it was after Escape. */
async function expectSheet(page: Page, look: Look, name: string, open: () => Promise<Locator>, { beside = false } = {}) {
  const opener = await open();
  const sheet = page.getByRole('dialog').last();
  await sheet.waitFor();
  await expect.poll(() => sheet.locator('[aria-busy=true]').count()).toBe(0);
  if (!beside) await expectHeld(page, sheet);
  await expectAccessible(page);
  if (look.window === 'phone') await expectFitsThumbs(page);
  await picture(page, `sheet-${name}-${look.window}-${look.language}-${look.theme ?? 'light'}`);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  const back = () =>
    opener.evaluate((button) => (button === document.activeElement ? 'back' : (document.activeElement?.outerHTML.slice(0, 160) ?? 'nowhere')));
  await expect.poll(back, { message: `The focus does not come back from ${name}.` }).toBe('back');
}

/** Opens something by its button, with the keyboard. */
const pressed = (page: Page, button: Locator) => async () => {
  await button.focus();
  await page.keyboard.press('Enter');
  return button;
};

/** Opens something by a line of a menu, with the keyboard; the button of the menu gets the focus back. */
const chosen = (page: Page, menu: Locator, line: string) => async () => {
  await menu.focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: line, exact: true });
  await item.waitFor();
  await expectAccessible(page);
  await item.focus();
  await page.keyboard.press('Enter');
  return menu;
};

describe.each(LOOKS)('what opens over a page on a $window in $language, $theme', (look) => {
  const edits = words(look.language, 'itineraryEdit');
  const tools = words(look.language, 'itineraryTools');
  const itinerary = words(look.language, 'itinerary');
  const trips = words(look.language, 'trips');
  const profile = words(look.language, 'profile');
  const places = words(look.language, 'places');
  const trip = look.language === 'ko' ? '서울' : 'Seoul';

  it('holds the focus, closes with Escape and gives it back: the itinerary', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, trip);
    const { wanted } = await unplannedNear(context, tripId, look.language);
    await context.request.post(`/api/v1/trips/${tripId}/tray`, { data: { placeId: wanted.placeId } });
    const cards = await openDay(page, tripId, 1);
    const more = page.getByRole('button', { name: edits('menu.trip') });
    const stopMenu = cards.first().locator('[aria-haspopup=menu]');
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
    const starting = (text: string) => new RegExp(`^${text}`);

    for (const [name, line] of [
      ['add', edits('add.title')],
      ['history', edits('history.title')],
      ['export', tools('export.title')],
      ['share', tools('share.title')],
      ['companions', tools('companions.title')],
      ['feedback', tools('feedback.title')],
    ] as const) {
      await expectSheet(page, look, name, chosen(page, more, line));
    }
    for (const [name, line] of [
      ['times', edits('menu.times')],
      ['alternatives', edits('menu.replace')],
      ['why', edits('menu.why')],
    ] as const) {
      await expectSheet(page, look, name, chosen(page, stopMenu, line));
    }
    await expectSheet(page, look, 'findings', pressed(page, button(starting(tools('findings.open')))));
    await expectSheet(page, look, 'tray', pressed(page, button(starting(tools('tray.open')))), { beside: look.window === 'desktop' });
    await expectSheet(page, look, 'regenerate', pressed(page, button(tools('regenerate.thisDay'))));
    await expectSheet(page, look, 'stop', pressed(page, cards.first().getByRole('heading').getByRole('button')));
    await expectSheet(page, look, 'proof', pressed(page, page.getByRole('button', { name: new RegExp(itinerary('proof.title')) })));
    const rain = page.getByRole('button', { name: tools('rain.open') });
    for (const tab of await page.getByRole('tab').all()) {
      if ((await rain.count()) > 0) break;
      await tab.click();
      await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
    }
    if ((await rain.count()) > 0) await expectSheet(page, look, 'rain', pressed(page, rain));
    expect(errors).toEqual([]);
    await context.close();
  });

  it('holds the focus, closes with Escape and gives it back: trips, profile, places', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, trip);
    const { wanted } = await unplannedNear(context, tripId, look.language);
    await page.goto('/trips');
    const menu = page.getByRole('button', { name: trips('menu.label', { name: trip }) });
    await menu.waitFor();
    await expectSheet(page, look, 'dates', chosen(page, menu, trips('menu.dates')));
    await expectSheet(page, look, 'rename', chosen(page, menu, trips('menu.rename')));
    await expectSheet(page, look, 'import', pressed(page, page.getByRole('button', { name: trips('import.open') })));

    // Language and theme are lines of the account's menu, which closes with Escape, too.
    const accountMenu = page.locator('header [aria-haspopup=menu]').first();
    await accountMenu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('menuitem').count()).toBe(0);
    expect(await accountMenu.evaluate((button) => button === document.activeElement)).toBe(true);

    await page.goto('/profile');
    await page.getByRole('tab', { name: profile('tab.data') }).click();
    await expectSheet(page, look, 'leave', pressed(page, page.getByRole('button', { name: profile('leave.action') })));
    await page.goto(`/places/${wanted.placeId}`);
    await expectSheet(page, look, 'place-add', pressed(page, page.getByRole('button', { name: places('add.action') })));
    expect(errors).toEqual([]);
    await context.close();
  });

  it.runIf(inject('admin').username !== '')('holds the focus, closes with Escape and gives it back: the administration', async () => {
    const { page, context, errors } = await visit(browser, look);
    const admin = words(look.language, 'admin');
    await logInAsOperator(context, look.language);
    await page.goto('/admin?section=users');
    const menu = page.getByRole('tabpanel').getByRole('listitem').first().locator('[aria-haspopup=menu]');
    await menu.waitFor();
    await expectSheet(page, look, 'admin-close', chosen(page, menu, admin('users.disable')));
    expect(errors).toEqual([]);
    await context.close();
  });
});
