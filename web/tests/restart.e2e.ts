import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible, FULL, LOOKS, openBrowser, picture, signUp, visit, type Look } from './harness/browser';
import { startProgram, type Program } from './harness/program';
import { bodyOf, itineraryOf, names, openDay, plannedTrip, untilKept } from './harness/trips';
import { words } from './harness/words';

let browser: Browser;
let program: Program;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
// A server of its own: the one of the other journeys goes on.
beforeEach(async () => {
  program = await startProgram();
});
afterEach(() => program.stop());

const own = !process.env['WEB_URL'];

describe.runIf(own).each(LOOKS)('a server that goes away, on a $window in $language', (look) => {
  const common = words(look.language, 'common');
  const itinerary = words(look.language, 'itinerary');
  const shot = `${look.window}-${look.language}`;

  it('makes the plan all the same after it was restarted in the middle of it', async () => {
    // It ends what it has begun; the page then finds nobody to read the plan from.
    await recovers(look, () => program.end(), () => Promise.resolve());
  }, 120_000);

  it('leaves a plan that can be read, and edited once the server is back', async () => {
    const { page, context, errors } = await visit(browser, look, program.url);
    await signUp(context, look.language);
    const tripId = await plannedTrip(context, 'Seoul');
    const cards = await openDay(page, tripId, 1);
    const before = await names(page);
    await untilKept(page, tripId);
    await program.kill();
    // Whoever changes something now hears of it, and nothing stays on screen that is not on the server.
    await cards.first().locator('[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: words(look.language, 'itineraryEdit')('menu.remove') }).click();
    await page.getByText(itinerary('offline')).waitFor();
    await expect.poll(() => names(page)).toEqual(before);
    await page.reload();
    await page.getByText(itinerary('offline')).waitFor();
    expect(await names(page)).toEqual(before);
    await picture(page, `restart-away-${shot}`);

    await program.start();
    await page.getByText(itinerary('offline')).waitFor({ state: 'detached' });
    await cards.first().locator('[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: words(look.language, 'itineraryEdit')('menu.remove') }).click();
    await page.getByRole('status').getByRole('button', { name: common('action.undo') }).waitFor();
    expect(await names(page)).toEqual(before.slice(1));
    expect(errors).toEqual([]);
    await context.close();
  });
});

// A worker that was killed is missed when its claim on the work ends, five minutes after its last word.
it.runIf(own && FULL)(
  'a server that is killed makes the plan all the same',
  () =>
    recovers(LOOKS[0], () => program.kill(), async (page) => {
      await page.getByRole('heading', { level: 1, name: words(LOOKS[0].language, 'wizard')('making.title') }).waitFor();
      await page.getByRole('alert').getByText(words(LOOKS[0].language, 'common')('failure.offline')).waitFor();
      await expectAccessible(page);
      await picture(page, 'killed');
    }),
  480_000,
);

/** Ends the server while it makes a plan, starts it again, and sees the page show the plan by itself. */
async function recovers(look: Look, end: () => Promise<void>, seen: (page: Page) => Promise<void>) {
  const common = words(look.language, 'common');
  const wizard = words(look.language, 'wizard');
  const { page, context, errors } = await visit(browser, look, program.url);
  await signUp(context, look.language);
  const { tripId } = await bodyOf<{ tripId: string }>(
    context.request.post('/api/v1/trips', {
      data: {
        tripName: 'Seoul',
        startDate: '2026-12-04',
        members: [{ age: 38, likes: ['culture', 'food'] }, { age: 9 }, { age: 71, health: 'limited' }],
        destinations: [
          { name: 'Seoul', nights: 5 },
          { name: 'Busan', nights: 5 },
          { name: 'Jeju', nights: 4 },
        ],
      },
    }),
  );
  await page.goto(`/trips/${tripId}/generation`);
  const accepted = page.waitForResponse((answer) => answer.url().endsWith('/generations') && answer.status() === 202);
  await page.getByRole('button', { name: wizard('plan.make'), exact: true }).click();
  const { statusUrl } = (await (await accepted).json()) as { statusUrl: string };
  const status = async () => (await bodyOf<{ status: string }>(context.request.get(statusUrl))).status;
  await expect.poll(status, { interval: 20 }).toBe('processing');
  await end();
  await seen(page);
  await program.start();
  await page.waitForURL((url) => url.pathname === `/trips/${tripId}`, { timeout: FULL ? 400_000 : 60_000 });
  await page.getByRole('article').first().waitFor();
  await page.getByText(common('failure.offline')).waitFor({ state: 'detached' });
  expect((await itineraryOf(context, tripId)).days).toHaveLength(15);
  expect(errors).toEqual([]);
  await context.close();
}
