import { createHmac } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS, expectAccessible, expectFitsThumbs, openBrowser, picture, signUp, visit } from './harness/browser';
import { bodyOf } from './harness/trips';
import { words as wordsOf } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const WORDS = {
  en: {
    name: 'Name',
    save: 'Save',
    saved: 'Saved.',
    tabs: ['Security', 'Notices', 'Data'],
    now: 'Current password',
    next: 'New password',
    change: 'Change the password',
    changed: 'The password is changed.',
    create: 'Create a token',
    submit: 'Create',
    done: 'Done',
    delete: 'Delete the token calendar',
    sure: 'Delete',
    none: 'No tokens yet.',
    leave: 'Delete my account',
  },
  ko: {
    name: '이름',
    save: '저장',
    saved: '저장했어요.',
    tabs: ['보안', '알림', '데이터'],
    now: '지금 비밀번호',
    next: '새 비밀번호',
    change: '비밀번호 바꾸기',
    changed: '비밀번호를 바꿨어요.',
    create: '토큰 만들기',
    submit: '만들기',
    done: '완료',
    delete: 'calendar 토큰 삭제',
    sure: '삭제',
    none: '아직 토큰이 없어요.',
    leave: '탈퇴하기',
  },
} as const;

describe.each(LOOKS)('on a $window in $language, $theme', (look) => {
  const words = WORDS[look.language];
  const shot = `${look.window}-${look.language}-${look.theme}`;

  it('changes a name, a password and the tokens of programs', async () => {
    const { page, context, errors } = await visit(browser, look);
    const person = await signUp(context, look.language);
    await page.goto('/profile');
    await page.getByLabel(words.name, { exact: true }).fill('Sora Lee');
    await page.getByRole('button', { name: words.save }).click();
    await page.getByText(words.saved).waitFor();
    await expectAccessible(page);
    await expectFitsThumbs(page);
    await picture(page, `profile-${shot}`);

    await page.getByRole('tab', { name: words.tabs[0] }).click();
    await page.getByLabel(words.now, { exact: true }).fill('not-the-one-1');
    await page.getByLabel(words.next, { exact: true }).fill('Busan-2027!sea');
    await page.getByRole('button', { name: words.change }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel(words.now, { exact: true }).fill(person.password);
    await page.getByRole('button', { name: words.change }).click();
    await page.getByText(words.changed).waitFor();
    // This browser goes on; it is the only one that is logged in, and the old password is none any more.
    const { items } = await bodyOf<{ items: { current: boolean }[] }>(context.request.get('/api/v1/users/me/sessions'));
    expect(items.map(({ current }) => current)).toEqual([true]);
    const old = await context.request.post('/api/v1/users/login', { data: { username: person.username, password: person.password } });
    expect(old.status()).toBe(401);

    await page.getByRole('button', { name: words.create }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.name, { exact: true }).fill('calendar');
    await expectAccessible(page);
    await picture(page, `profile-token-${shot}`);
    await dialog.getByRole('button', { name: words.submit, exact: true }).click();
    await dialog.getByText(/^tgp_/).waitFor();
    await dialog.getByRole('button', { name: words.done }).click();
    await page.getByRole('button', { name: words.delete }).waitFor();
    await expectAccessible(page);
    await expectFitsThumbs(page);
    await picture(page, `profile-security-${shot}`);
    await page.getByRole('button', { name: words.delete }).click();
    await dialog.getByRole('button', { name: words.sure, exact: true }).click();
    await page.getByText(words.none).waitFor();

    await page.getByRole('tab', { name: words.tabs[1] }).click();
    await page.getByRole('tabpanel').getByRole('heading').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('tab', { name: words.tabs[2] }).click();
    await page.getByRole('button', { name: words.leave }).waitFor();
    await expectAccessible(page);
    await picture(page, `profile-data-${shot}`);
    expect(errors).toEqual([]);
    await context.close();
  });
});

/** The code of an authenticator app at this moment (RFC 6238: SHA-1, six digits, thirty seconds). */
function codeOf(secret: string): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe.each(LOOKS)('a second factor on a $window in $language', (look) => {
  const profile = wordsOf(look.language, 'profile');
  const account = wordsOf(look.language, 'account');
  const shot = `${look.window}-${look.language}-${look.theme}`;

  it('is turned on, asked for at the next log-in, and turned off', async () => {
    const { page, context, errors } = await visit(browser, look);
    const person = await signUp(context, look.language);
    await page.goto('/profile');
    await page.getByRole('tab', { name: profile('tab.security') }).click();
    await page.getByRole('button', { name: profile('totp.begin') }).click();
    await page.getByRole('img', { name: profile('totp.qr') }).waitFor();
    await expectAccessible(page);
    await expectFitsThumbs(page);
    await picture(page, `profile-totp-${shot}`);
    const secret = (await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{1,4})+$/).innerText()).replaceAll(' ', '');
    await page.getByLabel(profile('totp.code'), { exact: true }).fill(codeOf(secret));
    await page.getByRole('button', { name: profile('totp.confirm') }).click();
    await page.getByRole('alert').getByText(profile('totp.codesTitle')).waitFor();
    const recovery = (await page.getByRole('alert').locator('xpath=following::li[1]').innerText()).trim();
    await expectAccessible(page);
    await picture(page, `profile-codes-${shot}`);
    await page.getByRole('button', { name: profile('totp.kept') }).click();

    // Another password is no reason to log in again; without the session a code is asked for.
    await page.getByLabel(profile('password.now'), { exact: true }).fill(person.password);
    await page.getByLabel(profile('password.next'), { exact: true }).fill('Busan-2027!sea');
    await page.getByRole('button', { name: profile('password.submit') }).click();
    await page.getByText(profile('password.changed')).waitFor();
    await context.clearCookies();
    await page.goto('/profile');
    await page.getByLabel(account('login.username')).fill(person.username);
    await page.getByLabel(account('login.password'), { exact: true }).fill('Busan-2027!sea');
    await page.getByRole('button', { name: account('login.submit') }).click();
    await page.getByLabel(account('login.totp')).fill(recovery);
    await page.getByRole('button', { name: account('login.submit') }).click();
    await page.waitForURL('**/profile');

    await page.getByRole('tab', { name: profile('tab.security') }).click();
    await page.getByRole('button', { name: profile('totp.remove') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(profile('password.now'), { exact: true }).fill('Busan-2027!sea');
    await dialog.getByRole('button', { name: profile('totp.remove') }).click();
    await page.getByRole('button', { name: profile('totp.begin') }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('counts a wrong password once: it is not sent again as if the session had run out', async () => {
  const { page, context } = await visit(browser, { window: 'phone', language: 'en' });
  await signUp(context);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/users/me/password')) sent.push(request.method());
  });
  await page.goto('/profile');
  await page.getByRole('tab', { name: 'Security' }).click();
  await page.getByLabel('Current password', { exact: true }).fill('not-the-one-1');
  await page.getByLabel('New password', { exact: true }).fill('Busan-2027!sea');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByRole('alert').waitFor();
  expect(sent).toEqual(['PUT']);
  await context.close();
});
