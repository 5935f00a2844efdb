import { describe, expect, it } from 'vitest';
import { fileName } from './api/sharing';
import { changeIds, comparedDays, kindOf } from './proposal';
import { dayOf, entry, leg } from './testing';
import { openingOf, siteOf, stepsOf, unverifiedShare, waitOf } from './timeline';

const opening = (open: string, close: string, lastEntry = close) => ({
  interval: { open, close, lastEntry },
  source: '',
  verified: false,
});

describe('the steps of a day', () => {
  it('number the stops only, and tell where each way begins', () => {
    const steps = stepsOf(dayOf(1, ['a', 'b']));
    expect(steps.map(({ entry: { stopId }, number }) => [stopId, number])).toEqual([
      ['start-1', undefined],
      ['a', 1],
      ['lunch-1', undefined],
      ['b', 2],
      ['end-1', undefined],
    ]);
    expect(steps[3]?.from?.stopId).toBe('lunch-1');
  });

  it('leave out ways of no length', () => {
    const day = { ...dayOf(1, ['a']), legs: [leg(2, { durationMinutes: 0, distanceMetres: 0 }), leg(3)] };
    expect(stepsOf(day).map((step) => step.leg?.order)).toEqual([undefined, undefined, 3, undefined]);
  });
});

it('counts the minutes of waiting', () => {
  expect(waitOf(entry('a', 1, { localArrival: '09:50', localStart: '10:00' }))).toBe(10);
});

describe('opening hours', () => {
  it.each([
    [opening('-24:00', '48:00'), 'always'],
    [opening('09:00', '18:00'), 'hours'],
    [{ ...opening('09:00', '18:00'), interval: null }, 'unknown'],
  ])('are told apart', (given, kind) => {
    expect(openingOf(entry('a', 1, { opening: given }))?.kind).toBe(kind);
  });

  it('name the last entry only where it comes before closing', () => {
    expect(openingOf(entry('a', 1, { opening: opening('09:00', '18:00') }))?.lastEntry).toBeUndefined();
    expect(openingOf(entry('a', 1, { opening: opening('09:00', '18:00', '17:00') }))?.lastEntry).toBe('17:00');
  });

  it('are counted where nothing verifies them', () => {
    const day = dayOf(1, ['a', 'b']);
    const [first, second] = day.stops;
    const stops = [
      { ...first, opening: opening('09:00', '18:00') },
      { ...second, opening: { ...opening('09:00', '18:00'), verified: true } },
    ] as typeof day.stops;
    expect(unverifiedShare([{ ...day, stops }])).toEqual({ unverified: 1, all: 2 });
  });
});

it('links only to sources that are addresses of the web', () => {
  expect(siteOf('https://www.example.org/hours')).toEqual({ name: 'example.org', url: 'https://www.example.org/hours' });
  expect(siteOf('javascript:alert(1)')).toBeUndefined();
  expect(siteOf('A guide book')).toBeUndefined();
});


it.each([
  [`attachment; filename="trip.pdf"; filename*=UTF-8''%EC%97%AC%ED%96%89.pdf`, '여행.pdf'],
  ['attachment; filename="trip.pdf"', 'trip.pdf'],
  [null, 'trip.gpx'],
])('takes the name of a file from %s', (header, name) => {
  expect(fileName(header, 'trip.gpx')).toBe(name);
});

describe('a proposal', () => {
  const change = (changeId: string, before?: [number, string], after?: [number, string]) => ({
    changeId,
    name: changeId,
    names: { local: changeId, ko: changeId, en: changeId },
    ...(before ? { before: { day: before[0], localStart: before[1] } } : {}),
    ...(after ? { after: { day: after[0], localStart: after[1] } } : {}),
  });
  const diff = {
    kept: [change('k', [1, '09:00'], [1, '09:00'])],
    moved: [change('m', [1, '11:00'], [2, '10:00'])],
    added: [change('n', undefined, [1, '08:00'])],
    dropped: [change('d', [2, '12:00'])],
  };

  it('offers everything that changes', () => {
    expect(changeIds({ diff })).toEqual(['n', 'm', 'd']);
  });

  it('stands day by day beside the present plan, by the clock', () => {
    const days = comparedDays({ diff }).map(({ day, before, after }) => [
      day,
      before.map(({ changeId }) => changeId),
      after.map(({ changeId }) => changeId),
    ]);
    expect(days).toEqual([
      [1, ['k', 'm'], ['n', 'k']],
      [2, ['d'], ['m']],
    ]);
    expect(diff.dropped.map((one) => kindOf({ diff }, one))).toEqual(['dropped']);
  });
});
