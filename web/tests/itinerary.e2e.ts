import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS, expectAccessible, expectFitsThumbs, openBrowser, picture, signUp, visit } from './harness/browser';
import { menuOf, names, openDay, plannedTrip } from './harness/trips';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const WORDS = {
  en: {
    trip: 'Winter in Seoul',
    proof: /Proof that the plan works/,
    rules: 'Rule by rule',
    remove: 'Remove',
    undo: 'Undo',
    lock: 'Lock',
    locked: 'Locked',
    replace: 'Replace',
    take: /^Take this/,
    add: 'Add a place',
    search: 'Name of a place',
    toTray: 'Keep as an idea',
    ideas: /^Ideas/,
    again: 'This day again',
    begin: 'Make a proposal',
    applyAll: /^Take /,
    conflict: /loaded again/,
    repeat: 'Make my change again',
  },
  ko: {
    trip: '겨울 서울 여행',
    proof: /이 일정이 가능한 근거/,
    rules: '규칙별 결과',
    remove: '빼기',
    undo: '되돌리기',
    lock: '고정하기',
    locked: '고정됨',
    replace: '다른 곳으로 바꾸기',
    take: /^이곳으로/,
    add: '장소 추가',
    search: '장소 이름',
    toTray: '아이디어로 두기',
    ideas: /^아이디어/,
    again: '이 날만 다시 계획',
    begin: '제안 만들기',
    applyAll: /적용$/,
    conflict: /새로 불러왔어요/,
    repeat: '내 변경 다시 하기',
  },
} as const;

describe.each(LOOKS)('the itinerary on a $window in $language, $theme', (look) => {
  const words = WORDS[look.language];
  const shot = `${look.window}-${look.language}-${look.theme}`;

  it('is read, with its proof', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, words.trip);
    await openDay(page, tripId, 1);
    await page.getByRole('heading', { level: 1, name: words.trip }).waitFor();
    expect(await page.getByRole('tab').count()).toBe(3);
    await expectAccessible(page);
    // The pins of a map that stands beside the list are as small as pins are; the cards do the same.
    if (look.window === 'phone') await expectFitsThumbs(page);
    await picture(page, `itinerary-${shot}`);

    await page.getByRole('button', { name: words.proof }).click();
    await page.getByRole('heading', { name: words.rules }).waitFor();
    await expectAccessible(page);
    await picture(page, `proof-${shot}`);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('is changed by hand and changed back', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, words.trip);
    const cards = await openDay(page, tripId, 2);
    const before = await names(page);

    await menuOf(cards.nth(1));
    await expectAccessible(page);
    await page.getByRole('menuitem', { name: words.remove }).click();
    const undo = page.getByRole('status').getByRole('button', { name: words.undo });
    await undo.waitFor();
    expect(await names(page)).toEqual(before.filter((_, index) => index !== 1));
    await undo.click();
    await expect.poll(() => names(page)).toEqual(before);

    await menuOf(cards.first());
    await page.getByRole('menuitem', { name: words.lock, exact: true }).click();
    await cards.first().getByRole('img', { name: words.locked }).waitFor();

    await menuOf(cards.nth(1));
    await page.getByRole('menuitem', { name: words.replace }).click();
    await page.getByRole('button', { name: words.take }).first().click();
    await expect.poll(async () => (await names(page))[1]).not.toBe(before[1]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('moves a stop by keyboard, and says where it is', async () => {
  const { page, context } = await visit(browser, { window: 'desktop', language: 'en' });
  await signUp(context);
  const tripId = await plannedTrip(context, WORDS.en.trip);
  const cards = await openDay(page, tripId, 2);
  const [first, second, ...rest] = await names(page);
  const live = page.locator('[id^=DndLiveRegion]');
  await cards.first().getByRole('button', { name: `Move ${first}` }).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => live.innerText()).toContain(`Before ${first}`);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => live.innerText()).toContain(`Before ${second}`);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => live.innerText()).toContain(`Before ${rest[0]}`);
  await page.keyboard.press('Space');
  await expect.poll(() => names(page)).toEqual([second, first, ...rest]);
  await context.close();
});

it('drags a stop onto another day', async () => {
  const { page, context } = await visit(browser, { window: 'desktop', language: 'en' });
  await signUp(context);
  const tripId = await plannedTrip(context, WORDS.en.trip);
  const cards = await openDay(page, tripId, 1);
  const [moved, ...stay] = await names(page);
  const handle = cards.first().getByRole('button', { name: `Move ${moved}` });
  await handle.scrollIntoViewIfNeeded();
  const from = await handle.boundingBox();
  const to = await page.getByRole('tab').nth(1).boundingBox();
  expect(from && to).toBeTruthy();
  if (!from || !to) return;
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 40);
  await page.mouse.move(to.x + 40, to.y + 20, { steps: 8 });
  await expect.poll(() => page.getByRole('tab').nth(1).getAttribute('aria-selected')).toBe('true');
  await page.mouse.move(to.x + 60, to.y + 400, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => names(page)).toContain(moved);
  await page.getByRole('tab').nth(0).click();
  await expect.poll(() => names(page)).toEqual(stay);
  await context.close();
});

it('keeps an idea, plans a day again and takes the proposal', async () => {
  const words = WORDS.en;
  const { page, context, errors } = await visit(browser, { window: 'phone', language: 'en' });
  await signUp(context);
  const tripId = await plannedTrip(context, words.trip);
  await openDay(page, tripId, 1);
  await page.getByRole('button', { name: words.add }).click();
  await page.getByRole('searchbox', { name: words.search }).fill('Lotte World');
  await page.getByRole('button', { name: words.toTray }).first().click();
  await page.getByText(/is kept as an idea/).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.ideas }).click();
  await page.getByRole('heading', { name: /Lotte World/ }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: words.again }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: words.begin }).click();
  await page.waitForURL('**/proposals/**');
  const take = page.getByRole('button', { name: words.applyAll });
  const same = page.getByText('The new plan is the same as the present one.');
  await take.or(same).first().waitFor();
  await expectAccessible(page);
  await expectFitsThumbs(page);
  await picture(page, 'proposal-phone-en');
  if (await take.isEnabled()) {
    await take.click();
    await page.getByText('The proposal has been taken.').waitFor();
  }
  expect(errors).toEqual([]);
  await context.close();
});

it('tells when another tab was first, and offers to repeat the change', async () => {
  const words = WORDS.en;
  const { page, context } = await visit(browser, { window: 'desktop', language: 'en' });
  await signUp(context);
  const tripId = await plannedTrip(context, words.trip);
  const cards = await openDay(page, tripId, 1);
  const before = await names(page);
  const other = await context.newPage();
  const there = await openDay(other, tripId, 2);
  await menuOf(there.first());
  await other.getByRole('menuitem', { name: words.lock, exact: true }).click();
  await there.first().getByRole('img', { name: words.locked }).waitFor();
  await other.getByRole('status').getByRole('button', { name: words.undo }).waitFor();

  await menuOf(cards.first());
  await page.getByRole('menuitem', { name: words.remove }).click();
  await page.getByText(words.conflict).waitFor();
  await page.getByRole('button', { name: words.repeat }).click();
  await expect.poll(() => names(page)).toEqual(before.slice(1));
  await context.close();
});
