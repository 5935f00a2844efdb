import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS, expectAccessible, expectFitsThumbs, openBrowser, picture, signUp, somebody, visit } from './harness/browser';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const WORDS = {
  en: {
    login: 'Log in',
    signUp: 'Create an account',
    name: 'Name',
    email: 'E-mail',
    username: 'User name',
    password: 'Password',
    again: 'Password again',
    terms: 'I agree to the terms of use.',
    submit: 'Create account',
    free: 'This one is free.',
    first: 'Plan my first trip',
  },
  ko: {
    login: '로그인',
    signUp: '회원가입',
    name: '이름',
    email: '이메일',
    username: '아이디',
    password: '비밀번호',
    again: '비밀번호 확인',
    terms: '이용약관에 동의합니다.',
    submit: '가입하기',
    free: '사용할 수 있어요.',
    first: '첫 여행 계획하기',
  },
} as const;

describe.each(LOOKS)('on a $window in $language, $theme', (look) => {
  const words = WORDS[look.language];
  const shot = `${look.window}-${look.language}-${look.theme}`;

  it('leads from the first visit by signing up to an empty dashboard', async () => {
    const { page, context, errors } = await visit(browser, look);
    const person = somebody();
    await page.goto('/');
    await page.getByRole('heading', { name: words.login }).waitFor();
    await expectAccessible(page);
    await expectFitsThumbs(page);
    await picture(page, `login-${shot}`);

    await page.getByRole('link', { name: words.signUp }).click();
    await page.getByRole('heading', { name: words.signUp }).waitFor();
    await page.getByRole('button', { name: words.submit }).click();
    await expectAccessible(page);
    await picture(page, `sign-up-wrong-${shot}`);
    await page.getByLabel(words.name, { exact: true }).fill(person.name);
    await page.getByLabel(words.email, { exact: true }).fill(person.email);
    await page.getByLabel(words.username, { exact: true }).fill(person.username);
    await page.getByLabel(words.password, { exact: true }).fill(person.password);
    await page.getByLabel(words.again, { exact: true }).fill(person.password);
    await page.getByLabel(words.terms).check();
    await page.getByText(words.free).nth(1).waitFor();
    await expectAccessible(page);
    await expectFitsThumbs(page);
    await picture(page, `sign-up-${shot}`);

    await page.getByRole('button', { name: words.submit }).click();
    await page.getByRole('link', { name: words.first }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
    await expectAccessible(page);
    await expectFitsThumbs(page);
    await picture(page, `dashboard-empty-${shot}`);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('shows the trips that are planned', async () => {
    const { page, context, errors } = await visit(browser, look);
    await signUp(context, look.language);
    for (const tripName of look.language === 'ko' ? ['겨울 서울 가족 여행', '부산 미식 주말'] : ['Winter in Seoul', 'A weekend in Busan']) {
      const made = await context.request.post('/api/v1/trips', { data: { tripName } });
      expect(made.status(), await made.text()).toBe(201);
    }
    await page.goto('/');
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await expectAccessible(page);
    await expectFitsThumbs(page);
    await picture(page, `dashboard-${shot}`);
    await page.getByRole('button', { name: /Mina Kim/ }).click();
    await page.getByRole('menuitem').first().waitFor();
    await expectAccessible(page);
    await picture(page, `menu-${shot}`);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menuitem').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('tells a wrong password in the asked language and stays on the page', async () => {
  const { page, context } = await visit(browser, { window: 'phone', language: 'ko' });
  await page.goto('/login');
  await page.getByLabel('아이디 또는 이메일').fill('nobody12345');
  await page.getByLabel('비밀번호', { exact: true }).fill('wrong-1234!');
  await page.getByRole('button', { name: '로그인' }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/[가-힣]/);
  await expectAccessible(page);
  await context.close();
});

it('comes back to the page that was asked for', async () => {
  const { page, context } = await visit(browser, { window: 'desktop', language: 'en' });
  const person = await signUp(context);
  await context.clearCookies();
  await page.goto('/today');
  await page.getByLabel('User name or e-mail').fill(person.username);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/today');
  await context.close();
});
