import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, LOOKS, openBrowser, picture, signUp, somebody, visit } from './harness/browser';
import { itineraryOf, menuOf, names, openDay, plannedTrip } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const bytesOf = async (file: Download) => readFile(await file.path());

/** Which places stand on each day, in their order. */
const placesOf = (days: readonly { stops: readonly { placeId?: string | null | undefined }[] }[]) =>
  days.map(({ stops }) => stops.map(({ placeId }) => placeId));

describe.each(LOOKS)('from beginning to end on a $window in $language', (look) => {
  const { language } = look;
  const common = words(language, 'common');
  const account = words(language, 'account');
  const dashboard = words(language, 'dashboard');
  const wizard = words(language, 'wizard');
  const edits = words(language, 'itineraryEdit');
  const tools = words(language, 'itineraryTools');
  const itinerary = words(language, 'itinerary');
  const today = words(language, 'today');
  const shot = `${look.window}-${language}`;

  /** Makes a file in the sheet that is open. */
  const saved = async (page: Page, format: 'pdf' | 'ics') => {
    const sheet = page.getByRole('dialog', { name: tools('export.title') });
    await sheet.getByRole('radio', { name: tools(`export.formats.${format}.name`) }).check({ force: true });
    const coming = page.waitForEvent('download');
    await sheet.getByRole('button', { name: tools('export.make') }).click();
    return coming;
  };

  it('goes from a new account to a plan in files', async () => {
    const { page, context, errors } = await visit(browser, look);
    const person = somebody();
    const trip = language === 'ko' ? '서울 첫 여행' : 'Seoul for the first time';
    await page.goto('/sign-up');
    await page.getByLabel(account('signUp.name'), { exact: true }).fill(person.name);
    await page.getByLabel(account('signUp.email'), { exact: true }).fill(person.email);
    await page.getByLabel(account('signUp.username'), { exact: true }).fill(person.username);
    await page.getByLabel(account('signUp.password'), { exact: true }).fill(person.password);
    await page.getByLabel(account('signUp.passwordConfirm'), { exact: true }).fill(person.password);
    await page.getByLabel(account('signUp.terms')).check();
    await page.getByRole('button', { name: account('signUp.submit') }).click();

    await page.getByRole('link', { name: dashboard('empty.action') }).click();
    await page.getByLabel(wizard('basics.tripName')).fill(trip);
    await page.getByRole('button', { name: wizard('foot.next', { step: wizard('steps.destinations') }) }).click();
    await page.getByLabel(wizard('destinations.startDate')).fill('2027-04-09');
    await page.getByRole('combobox', { name: wizard('destinations.search') }).fill('seoul');
    await page.getByRole('option', { name: /Seoul|서울/ }).first().click();
    await page.getByRole('button', { name: wizard('foot.next', { step: wizard('steps.generation') }) }).click();
    await page.getByRole('button', { name: wizard('plan.make'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: trip }).waitFor();
    await page.getByRole('article').first().waitFor();
    const tripId = new URL(page.url()).pathname.split('/').pop() ?? '';
    const { days } = await itineraryOf(context, tripId);

    await page.getByRole('button', { name: edits('menu.trip') }).click();
    await page.getByRole('menuitem', { name: tools('export.title') }).click();
    await expectAccessible(page);
    if (look.window === 'phone') await expectFitsThumbs(page);
    await picture(page, `export-${shot}`);
    const pdf = await saved(page, 'pdf');
    expect(pdf.suggestedFilename()).toMatch(/^.+_\d{8}\.pdf$/);
    const paper = await bytesOf(pdf);
    expect(paper.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(paper.subarray(-8).toString('latin1')).toContain('%%EOF');
    expect(paper.length).toBeGreaterThan(5_000);

    const calendar = await saved(page, 'ics');
    expect(calendar.suggestedFilename()).toMatch(/\.ics$/);
    const lines = (await bytesOf(calendar)).toString('utf8').replace(/\r\n[ \t]/g, '').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines).toContain('END:VCALENDAR');
    const titles = lines.filter((line) => line.startsWith('SUMMARY')).join('\n');
    for (const stop of days.flatMap(({ stops }) => stops)) {
      expect(titles.replaceAll('\\', '')).toContain(stop.names[language] ?? stop.names.local);
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  it('keeps what is locked when a day is planned again, takes chosen changes, and undoes them', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, language);
    const tripId = await plannedTrip(context, 'Seoul');
    const cards = await openDay(page, tripId, 2);
    await menuOf(cards.nth(1));
    await page.getByRole('menuitem', { name: edits('menu.lock'), exact: true }).click();
    await cards.nth(1).getByRole('img', { name: itinerary('stop.locked') }).waitFor();
    await expect.poll(async () => (await itineraryOf(context, tripId)).days[1]?.stops[1]?.locked).toBe(true);
    const before = await itineraryOf(context, tripId);
    const locked = before.days[1]?.stops[1];

    await page.getByRole('button', { name: tools('regenerate.thisDay') }).click();
    const sheet = page.getByRole('dialog', { name: tools('regenerate.title') });
    await sheet.getByLabel(tools('regenerate.request')).fill(language === 'ko' ? '시장과 공원, 많이 걷지 않게' : 'Markets and parks, not much walking');
    await sheet.getByRole('button', { name: tools('regenerate.begin') }).click();
    await page.waitForURL('**/proposals/**');
    const changes = page.getByRole('main').getByRole('checkbox');
    await changes.first().waitFor();
    await expectAccessible(page);
    if (look.window === 'phone') await expectFitsThumbs(page);
    await picture(page, `proposal-${shot}`);
    // Nothing has changed yet.
    expect((await itineraryOf(context, tripId)).version).toBe(before.version);

    const all = await changes.count();
    for (let index = 1; index < all; index += 1) {
      await changes.nth(index).press('Space');
      expect(await changes.nth(index).isChecked()).toBe(false);
    }
    const take = all === 1 ? tools('proposal.applyAll') : tools('proposal.applySome', { count: 1 });
    await page.getByRole('button', { name: take }).click();
    await page.getByRole('status').getByText(tools('proposal.applied')).waitFor();
    const after = await itineraryOf(context, tripId);
    expect(after.version).toBe(before.version + 1);
    expect(after.days[1]?.stops.map(({ placeId }) => placeId)).toContain(locked?.placeId);
    // Only that day was planned again.
    expect([placesOf(after.days)[0], placesOf(after.days)[2]]).toEqual([placesOf(before.days)[0], placesOf(before.days)[2]]);
    expect(after.days[1]).not.toEqual(before.days[1]);

    await page.getByRole('status').getByRole('button', { name: common('action.undo') }).click();
    await expect.poll(async () => placesOf((await itineraryOf(context, tripId)).days)).toEqual(placesOf(before.days));
    await page.goto(`/trips/${tripId}?day=2`);
    await expect.poll(() => names(page)).toEqual(before.days[1]?.stops.map((stop) => stop.names[language] ?? stop.names.local));
    expect(errors).toEqual([]);
    await context.close();
  });

  it('says on the day of the trip where to be next, and when to leave', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, language);
    const startDate = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Seoul' });
    const tripId = await plannedTrip(context, 'Seoul', { startDate });
    const { days } = await itineraryOf(context, tripId);
    const [first, second] = days[0]?.stops ?? [];
    if (!first?.start || !first.end || !second) throw new Error('The first day has too little in it.');
    const named = (stop: typeof first) => stop.names[language] ?? stop.names.local;

    // In the middle of the first stop.
    const middle = (new Date(first.start).getTime() + new Date(first.end).getTime()) / 2;
    await page.clock.setFixedTime(middle);
    await page.goto('/today');
    await page.getByRole('heading', { level: 1, name: today('day', { day: 1, trip: 'Seoul' }) }).waitFor();
    const board = page.getByRole('main');
    await board.locator('section').filter({ hasText: today('now') }).filter({ hasText: named(first) }).first().waitFor();
    await board.locator('section').filter({ hasText: today('next') }).first().getByRole('timer').waitFor();
    await expectAccessible(page);
    if (look.window === 'phone') await expectFitsThumbs(page);
    await picture(page, `today-${shot}`);

    // The day after can be looked at; the last day is the end.
    await page.getByRole('button', { name: today('after') }).click();
    await page.getByText(today('count', { day: 2, days: 3 })).waitFor();
    await page.getByRole('link', { name: today('whole') }).click();
    await page.waitForURL(`**/trips/${tripId}`);
    expect(errors).toEqual([]);
    await context.close();
  });
});
