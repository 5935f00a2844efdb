import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS, expectAccessible, expectFitsThumbs, openBrowser, picture, signUp, visit } from './harness/browser';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const WORDS = {
  en: {
    names: ['Autumn in Kyoto', 'Lanterns of Jeju', 'Paris by bicycle'],
    search: 'Search by trip or city',
    more: 'More about Paris by bicycle',
    rename: 'Rename',
    name: 'Name of the trip',
    save: 'Save',
    renamed: 'Paris on foot',
    dates: 'Change dates',
    moreRenamed: 'More about Paris on foot',
    firstDay: 'New first day',
    change: 'Change the dates',
    close: 'Close',
    choose: 'Select',
    chooseAll: 'Select all',
    delete: 'Delete',
    undo: 'Undo',
    import: 'Import',
    choice: 'Choose a file or drop it here',
    open: 'Open the trip',
    sample: 'Look at a sample trip',
  },
  ko: {
    names: ['가을의 교토', '제주의 등불', '자전거로 파리'],
    search: '여행 이름이나 도시로 찾기',
    more: '자전거로 파리 더 보기',
    rename: '이름 바꾸기',
    name: '여행 이름',
    save: '저장',
    renamed: '걸어서 파리',
    dates: '날짜 바꾸기',
    moreRenamed: '걸어서 파리 더 보기',
    firstDay: '새로 떠나는 날',
    change: '날짜 바꾸기',
    close: '닫기',
    choose: '선택',
    chooseAll: '모두 선택',
    delete: '삭제',
    undo: '되돌리기',
    import: '가져오기',
    choice: '파일을 고르거나 여기에 놓아 주세요',
    open: '여행 열기',
    sample: '예시 여행 보기',
  },
} as const;

const CITIES = ['kyoto', 'jeju', 'paris'] as const;

async function threeTrips(context: BrowserContext, names: readonly string[]) {
  for (const [index, tripName] of names.entries()) {
    const made = await context.request.post('/api/v1/trips', {
      data: {
        tripName,
        startDate: `2027-0${index + 3}-09`,
        members: [{ age: 30 }, { age: 31 }],
        destinations: [{ name: CITIES[index], nights: 3 }],
      },
    });
    expect(made.status(), await made.text()).toBe(201);
  }
}

describe.each(LOOKS)('on a $window in $language, $theme', (look) => {
  const words = WORDS[look.language];
  const shot = `${look.window}-${look.language}-${look.theme}`;

  it('finds, renames, moves, deletes and brings back trips', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    await threeTrips(context, words.names);
    await page.goto('/trips');
    const cards = page.getByRole('main').getByRole('listitem');
    await page.getByText(words.names[2], { exact: true }).waitFor();
    await expectAccessible(page);
    await expectFitsThumbs(page);
    await picture(page, `trips-${shot}`);

    await page.getByLabel(words.search).fill(words.names[0]);
    await page.getByText(words.names[2], { exact: true }).waitFor({ state: 'detached' });
    expect(await cards.count()).toBe(1);
    await page.getByLabel(words.search).fill('');
    await page.getByRole('button', { name: words.more }).click();
    await picture(page, `trips-menu-${shot}`);
    await page.getByRole('menuitem', { name: words.rename }).click();
    await page.getByRole('dialog').getByLabel(words.name).fill(words.renamed);
    await page.getByRole('button', { name: words.save, exact: true }).click();
    await page.getByRole('button', { name: words.moreRenamed }).click();
    await page.getByRole('menuitem', { name: words.dates }).click();
    await page.getByLabel(words.firstDay).fill('2027-06-01');
    await picture(page, `trips-dates-${shot}`);
    await page.getByRole('dialog').getByRole('button', { name: words.change }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await expectAccessible(page);
    await picture(page, `trips-dates-changed-${shot}`);
    await page.getByRole('button', { name: words.close, exact: true }).click();

    await page.getByRole('button', { name: words.choose, exact: true }).click();
    await page.getByRole('button', { name: words.chooseAll }).click();
    await expectAccessible(page);
    await picture(page, `trips-chosen-${shot}`);
    await page.getByRole('button', { name: words.delete, exact: true }).click();
    await page.getByRole('button', { name: words.undo }).click();
    await page.getByText(words.names[0], { exact: true }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('takes a file in, and says what it made of it', async () => {
  const { page, context } = await visit(browser, { window: 'phone', language: 'en' });
  const words = WORDS.en;
  await signUp(context);
  await page.goto('/trips');
  await page.getByRole('button', { name: words.import }).click();
  const gpx =
    '<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">' +
    '<wpt lat="37.5796" lon="126.9770"><name>Gyeongbokgung</name></wpt></gpx>';
  await page.getByLabel(words.choice).setInputFiles({ name: 'seoul.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(gpx) });
  await page.getByRole('link', { name: words.open }).waitFor();
  await expectAccessible(page);
  await picture(page, 'trips-import-phone-en');
  await context.close();
});

it('makes a sample trip at a click, in the language of the page', async () => {
  const { page, context } = await visit(browser, { window: 'phone', language: 'ko' });
  await signUp(context, 'ko');
  await page.goto('/');
  await page.getByRole('button', { name: WORDS.ko.sample }).waitFor();
  await expectAccessible(page);
  await picture(page, 'dashboard-sample-phone-ko');
  await page.getByRole('button', { name: WORDS.ko.sample }).click();
  await page.waitForURL(/\/trips\/[^/]+$/, { timeout: 30_000 });
  await context.close();
});
