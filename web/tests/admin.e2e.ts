import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectFitsThumbs, logInAsOperator, LOOKS, openBrowser, picture, signUp, visit } from './harness/browser';
import { words as wordsOf } from './harness/words';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const SECTIONS = ['health', 'users', 'links', 'generations', 'queues', 'caches', 'packs', 'backups', 'map'] as const;

describe.each(LOOKS)('on a $window in $language, $theme', (look) => {
  it.runIf(inject('admin').username !== '')('shows every part of the administration', async () => {
    const { page, context, errors } = await visit(browser, look);
    await logInAsOperator(context, look.language);
    const words = wordsOf(look.language, 'admin');
    await page.goto('/admin');
    await page.getByRole('heading', { level: 1, name: words('title') }).waitFor();
    for (const section of SECTIONS) {
      await page.goto(`/admin?section=${section}`);
      await page.locator('[role=tabpanel] :is(li, dl, form, h2)').first().waitFor();
      await expectAccessible(page);
      await expectFitsThumbs(page);
      await picture(page, `admin-${section}-${look.window}-${look.language}-${look.theme}`);
    }
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('is not there for others', async () => {
  const { page, context } = await visit(browser, { window: 'phone', language: 'en' });
  await signUp(context);
  await page.goto('/admin');
  await page.getByRole('heading', { name: 'This page does not exist' }).waitFor();
  await context.close();
});
