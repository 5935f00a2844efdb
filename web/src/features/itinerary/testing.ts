/** A day as the server gives it, as small as the types allow. For the unit tests. */
import type { Day, Entry, Leg } from './types';

const names = { local: '경복궁', ko: '경복궁', en: 'Gyeongbokgung' };
const running = { cost: { amount: 0, currency: 'KRW' }, restMinutes: 0, walkingMetres: 0 };

export function entry(stopId: string, order: number, over: Partial<Entry> = {}): Entry {
  return {
    stopId,
    order,
    kind: 'stop',
    segment: 0,
    name: stopId,
    localName: stopId,
    names,
    latitude: 37.5,
    longitude: 127,
    arrival: null,
    start: null,
    end: null,
    localArrival: '10:00',
    localStart: '10:00',
    localEnd: '11:00',
    zone: 'Asia/Seoul',
    durationMinutes: 60,
    locked: false,
    optional: true,
    cost: null,
    costKnown: false,
    why: [],
    placement: [],
    stepFree: 'unknown',
    preparation: [],
    reasons: [],
    mapLink: { provider: 'kakao', url: 'https://map.kakao.com/' },
    running,
    ...over,
  };
}

export function leg(order: number, over: Partial<Leg> = {}): Leg {
  return {
    order,
    mode: 'walk',
    durationMinutes: 5,
    distanceMetres: 300,
    walkingMetres: 300,
    source: 'estimate',
    cost: null,
    costKnown: true,
    mapLink: { provider: 'kakao', url: 'https://map.kakao.com/' },
    ...over,
  };
}

/** A hotel, the stops with these ids and a lunch after the first of them, and the hotel again. */
export function dayOf(day: number, ids: readonly string[]): Day {
  const [first, ...rest] = ids.map((id, index) => entry(id, index === 0 ? 2 : index + 3));
  const last = ids.length + 3;
  return {
    day,
    date: `2026-12-0${day}`,
    segments: [],
    weather: { kind: 'unknown', condition: 'unknown', warnings: [] },
    feasibility: 'good',
    totals: { cost: running.cost, freeMinutes: 0, rests: 1, travelMinutes: 0, unknownCosts: 0, walkingMetres: 0 },
    anchors: [entry(`start-${day}`, 1, { kind: 'start' }), entry(`end-${day}`, last, { kind: 'end' })],
    stops: first ? [first, ...rest] : [],
    meals: [entry(`lunch-${day}`, 3, { kind: 'lunch' })],
    rests: [],
    errands: [],
    preparation: [],
    legs: Array.from({ length: last - 1 }, (_, index) => leg(index + 2)),
  };
}
