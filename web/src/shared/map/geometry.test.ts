import { describe, expect, it } from 'vitest';

import { boundsOf, colourOf, legLines, shownDays, stopNames } from './geometry';
import type { MapDay, MapStop } from './types';

function stop(id: string, longitude: number, latitude: number): MapStop {
  return { id, number: 1, kind: 'stop', name: id, longitude, latitude };
}

const days: MapDay[] = [
  { day: 1, stops: [stop('a', 127, 37.5)], legs: [{ from: [127, 37.5], to: [127.1, 37.6], onFoot: true }] },
  { day: 11, stops: [stop('b', 129, 35.1)], legs: [{ from: [129, 35.1], to: [129.1, 35], onFoot: false }] },
];

describe('the map of a trip', () => {
  it('shows one day or all of them', () => {
    expect(shownDays(days, null)).toHaveLength(2);
    expect(shownDays(days, 11).map((day) => day.day)).toEqual([11]);
  });

  it('frames every pin', () => {
    expect(boundsOf([stop('a', 127, 37.5), stop('b', 126.9, 37.6)])).toEqual([126.9, 37.5, 127, 37.6]);
    expect(boundsOf([])).toBeNull();
  });

  it('draws legs with the colour of their day, walked ones apart', () => {
    const { features } = legLines(days);
    expect(features.map((leg) => leg.properties)).toEqual([
      { day: 1, onFoot: true },
      { day: 1, onFoot: false },
    ]);
  });

  it('names the stops that have a card', () => {
    const meal: MapStop = { ...stop('lunch', 127, 37), number: null, kind: 'meal' };
    const { features } = stopNames([{ day: 1, stops: [stop('a', 127, 37.5), meal], legs: [] }]);
    expect(features.map((name) => name.properties)).toEqual([{ name: 'a' }]);
  });

  it('begins again with the first colour after the tenth day', () => {
    expect([1, 10, 11, 20].map(colourOf)).toEqual([1, 10, 1, 10]);
  });
});
