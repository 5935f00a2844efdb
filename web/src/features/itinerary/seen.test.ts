import { beforeEach, describe, expect, it } from 'vitest';
import { keepSeen, wasSeen } from './seen';

const today = new Date(2026, 11, 4, 9);
const evening = new Date(2026, 11, 4, 23, 50);
const tomorrow = new Date(2026, 11, 5, 0, 10);

describe('what was looked at', () => {
  beforeEach(() => localStorage.clear());

  it('holds for that trip until the day is over', () => {
    keepSeen('a', today);
    expect([wasSeen('a', evening), wasSeen('b', evening), wasSeen('a', tomorrow)]).toEqual([true, false, false]);
  });

  it('forgets other days', () => {
    keepSeen('a', today);
    keepSeen('b', tomorrow);
    expect(localStorage.getItem('tripgen.watched')).toBe('{"b":"2026-12-05"}');
  });

  it('reads nothing out of what it did not write', () => {
    localStorage.setItem('tripgen.watched', 'no object');
    expect(wasSeen('a', today)).toBe(false);
  });
});
