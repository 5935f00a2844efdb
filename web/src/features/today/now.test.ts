import { describe, expect, it } from 'vitest';
import { dateIn, dayOf, type Day, type Entry, minutesUntil, situationOf } from './now';

function entry(order: number, start: string, end: string): Entry {
  const at = (clock: string) => `2027-04-13T${clock}:00+09:00`;
  return { order, stopId: `s${order}`, name: `s${order}`, arrival: at(start), start: at(start), end: at(end) } as Entry;
}

const day = {
  day: 1,
  date: '2027-04-13',
  segments: [{ zone: 'Asia/Seoul' }],
  anchors: [],
  stops: [entry(1, '09:00', '10:00'), entry(3, '13:30', '15:00')],
  meals: [entry(2, '12:00', '13:00')],
  rests: [],
  errands: [],
  legs: [
    { order: 2, durationMinutes: 20 },
    { order: 3, durationMinutes: 10 },
  ],
} as unknown as Day;

const at = (clock: string) => new Date(`2027-04-13T${clock}:00+09:00`);

describe('today', () => {
  it('reads the date on the clock of the place', () => {
    expect(dateIn('Asia/Seoul', new Date('2027-04-12T16:00:00Z'))).toBe('2027-04-13');
    expect(dayOf([day], new Date('2027-04-12T16:00:00Z'))?.day).toBe(1);
    expect(dayOf([day], new Date('2027-04-12T14:00:00Z'))).toBeUndefined();
  });

  it('knows what is on and what comes next', () => {
    const now = situationOf(day, at('09:30'));
    expect([now.current?.stopId, now.next?.stopId]).toEqual(['s1', 's2']);
    expect(now.later.map((later) => later.stopId)).toEqual(['s3']);
  });

  it('says when to leave, so that the way fits', () => {
    const { leaveBy } = situationOf(day, at('10:30'));
    expect(leaveBy).toEqual(at('11:40'));
    expect(minutesUntil(leaveBy ?? at('00:00'), at('10:30'))).toBe(70);
  });

  it('has nothing left after the last stop', () => {
    const now = situationOf(day, at('20:00'));
    expect([now.current, now.next, now.done.length]).toEqual([undefined, undefined, 3]);
  });
});
