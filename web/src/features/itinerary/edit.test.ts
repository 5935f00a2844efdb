import { describe, expect, it } from 'vitest';
import { addStop, bodyOf, changeTimes, isSettling, lockStop, moveStop, removeStop, replaceStop, withDays } from './edit';
import { stepsOf, stopsOf } from './timeline';
import { dayOf } from './testing';
import type { Day } from './types';

const days = [dayOf(1, ['a', 'b', 'c']), dayOf(2, ['d', 'e'])];
const ids = (day: Day | undefined) => (day ? stopsOf(day).map(({ stopId }) => stopId) : undefined);

describe('moving a stop', () => {
  it.each([
    ['a', 0, undefined],
    ['a', 1, ['b', 'a', 'c']],
    ['a', 2, ['b', 'c', 'a']],
    ['c', 0, ['c', 'a', 'b']],
  ])('puts %s to position %i of its day', (stop, position, expected) => {
    expect(ids(moveStop(stop, 1, position)(days)?.days[0])).toEqual(expected);
  });

  it('takes it out of one day and into the other', () => {
    const draft = moveStop('b', 2, 1)(days);
    expect(draft?.days.map(ids)).toEqual([
      ['a', 'c'],
      ['d', 'b', 'e'],
    ]);
  });

  it('keeps meals and both ends of the day where they are', () => {
    const draft = moveStop('b', 1, 2)(days);
    const kinds = draft?.days[0] && stepsOf(draft.days[0]).map(({ entry }) => entry.stopId);
    expect(kinds).toEqual(['start-1', 'a', 'lunch-1', 'c', 'b', 'end-1']);
  });

  it('keeps only the ways that still lead from the same to the same', () => {
    const day = moveStop('b', 1, 2)(days)?.days[0];
    const ways = day && stepsOf(day).flatMap(({ entry, leg }) => (leg ? [entry.stopId] : []));
    expect(ways).toEqual(['a', 'lunch-1']);
  });

  it('does nothing for a stop or a day that is gone', () => {
    expect(moveStop('z', 1, 0)(days)).toBeUndefined();
    expect(moveStop('a', 9, 0)(days)).toBeUndefined();
  });
});

it('marks a changed day until its times are known', () => {
  const draft = removeStop('a')(days);
  expect(draft?.days.map(isSettling)).toEqual([true]);
  expect(days.map(isSettling)).toEqual([false, false]);
});

describe('what is sent', () => {
  const sent = (draft: ReturnType<ReturnType<typeof moveStop>>) => draft && bodyOf(draft).days;

  it('is the whole day without what was removed', () => {
    expect(sent(removeStop('b')(days))).toEqual([
      {
        day: 1,
        stops: [
          { stopId: 'a', order: 1, locked: false },
          { stopId: 'c', order: 2, locked: false },
        ],
      },
    ]);
  });

  it('locks a stop, and says nothing of its start', () => {
    expect(sent(lockStop('d', true)(days))?.[0]?.stops[0]).toEqual({ stopId: 'd', order: 1, locked: true });
  });

  it('settles a stop with a start of its own', () => {
    const draft = changeTimes('e', { startAt: '13:00', durationMinutes: 90 })(days);
    expect(sent(draft)?.[0]?.stops[1]).toEqual({
      stopId: 'e',
      order: 2,
      locked: true,
      startAt: '13:00',
      durationMinutes: 90,
    });
  });

  it('keeps the stop where another place takes its place', () => {
    const place = { placeId: 'seoul/x', name: 'X', localName: 'X', latitude: 1, longitude: 2 };
    expect(sent(replaceStop('a', place)(days))?.[0]?.stops[0]).toMatchObject({ stopId: 'a', placeId: 'seoul/x' });
  });

  it('names the place of a new stop, also when the day changes again before the answer', () => {
    const place = { placeId: 'seoul/x', name: 'X', localName: 'X', latitude: 1, longitude: 2 };
    const first = addStop(place, 2, 1)(days);
    const shown = withDays(days, first?.days ?? []);
    const second = removeStop('d')(shown);
    expect(sent(second)?.[0]?.stops).toEqual([
      { placeId: 'seoul/x', order: 1, locked: false },
      { stopId: 'e', order: 2, locked: false },
    ]);
  });

  it('describes a place of the traveller’s own', () => {
    const custom = { name: 'Grandma', latitude: 1, longitude: 2, durationMinutes: 45 };
    const draft = addStop({ custom, name: 'Grandma', localName: 'Grandma', latitude: 1, longitude: 2 }, 1)(days);
    expect(sent(draft)?.[0]?.stops.at(-1)).toEqual({ custom, order: 4, locked: false });
  });
});
