import { describe, expect, it } from 'vitest';
import type { SharedDay } from './api/shared';
import { numbersOf, sharedMapDay } from './sharedMap';

function entry(kind: SharedDay['entries'][number]['kind'], longitude: number): SharedDay['entries'][number] {
  return {
    kind,
    name: kind,
    localName: kind,
    latitude: 37.5,
    longitude,
    localStart: '10:00',
    localEnd: '11:00',
    zone: 'Asia/Seoul',
  };
}

const day: SharedDay = {
  day: 2,
  date: '2027-04-14',
  cities: ['Seoul'],
  entries: [entry('start', 127), entry('stop', 127.1), entry('lunch', 127.2), entry('stop', 127.3)],
};

describe('a shared day', () => {
  it('numbers its stops and nothing else', () => {
    expect(numbersOf(day)).toEqual([null, 1, null, 2]);
  });

  it('shows each entry as a pin of its kind, with a leg between two', () => {
    const shown = sharedMapDay(day);
    expect(shown.stops.map((stop) => stop.kind)).toEqual(['lodging', 'stop', 'meal', 'stop']);
    expect(shown.legs).toHaveLength(3);
    expect(shown.legs[0]).toEqual({ from: [127, 37.5], to: [127.1, 37.5], onFoot: false });
  });
});
