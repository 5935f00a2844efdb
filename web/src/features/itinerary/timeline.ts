/** What a day looks like from top to bottom, worked out of the lists that the server gives. */
import { isRoundTheClock, minutesOf } from '@/shared/format/format';
import type { Day, Entry, Leg } from './types';

/** How an entry is shown: a numbered card, a quiet card, or a line. */
export type Shape = 'stop' | 'meal' | 'rest' | 'place';

/** One thing of a day, with the way that leads to it. */
export interface Step {
  entry: Entry;
  shape: Shape;
  /** The number of a stop among the stops of the day, from 1. */
  number: number | undefined;
  leg: Leg | undefined;
  /** Where that way begins. */
  from: Entry | undefined;
}

const SHAPES: Partial<Record<Entry['kind'], Shape>> = {
  stop: 'stop',
  breakfast: 'meal',
  lunch: 'meal',
  dinner: 'meal',
  rest: 'rest',
};

/** How an entry is shown. */
export function shapeOf(entry: Entry): Shape {
  return SHAPES[entry.kind] ?? 'place';
}

type Lists = Pick<Day, 'stops' | 'meals' | 'rests' | 'errands' | 'anchors' | 'legs'>;

/** Everything of a day in the order in which it happens. Ways of no length are left out. */
export function stepsOf(day: Lists): Step[] {
  const entries = [...day.stops, ...day.meals, ...day.rests, ...day.errands, ...day.anchors];
  entries.sort((one, other) => one.order - other.order);
  const legs = new Map(day.legs.map((leg) => [leg.order, leg]));
  let number = 0;
  return entries.map((entry, index) => {
    const shape = shapeOf(entry);
    if (shape === 'stop') number += 1;
    const leg = legs.get(entry.order);
    return {
      entry,
      shape,
      number: shape === 'stop' ? number : undefined,
      leg: leg && leg.durationMinutes + leg.distanceMetres > 0 ? leg : undefined,
      from: entries[index - 1],
    };
  });
}

/** The stops of a day in order. */
export function stopsOf(day: Pick<Day, 'stops'>): Entry[] {
  return [...day.stops].sort((one, other) => one.order - other.order);
}

/** How long one waits between arriving and beginning. */
export function waitOf(entry: Entry): number {
  return Math.max(0, minutesOf(entry.localStart) - minutesOf(entry.localArrival));
}

/** The opening hours that a stop relies on, and what they rest on. */
export interface OpeningFacts {
  kind: 'hours' | 'always' | 'unknown';
  open: string;
  close: string;
  /** Where nobody is let in until the doors close. */
  lastEntry: string | undefined;
  verified: boolean;
  source: string;
}

/** What is known of the hours of an entry; nothing where hours do not matter. */
export function openingOf(entry: Pick<Entry, 'opening'>): OpeningFacts | undefined {
  const { opening } = entry;
  if (!opening) return undefined;
  const { interval, verified, source } = opening;
  if (!interval) return { kind: 'unknown', open: '', close: '', lastEntry: undefined, verified, source };
  return {
    kind: isRoundTheClock(interval) ? 'always' : 'hours',
    open: interval.open,
    close: interval.close,
    lastEntry: interval.lastEntry === interval.close ? undefined : interval.lastEntry,
    verified,
    source,
  };
}

/** The site that a source is on, where it is an address of the web. */
export function siteOf(source: string): { name: string; url: string } | undefined {
  try {
    const url = new URL(source);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
    return { name: url.hostname.replace(/^(www|m)\./, ''), url: url.href };
  } catch {
    return undefined;
  }
}

/** Of all stops and meals, how many rest on hours that no citable source backs. */
export function unverifiedShare(days: readonly Day[]): { unverified: number; all: number } {
  const entries = days.flatMap((day) => [...day.stops, ...day.meals]).filter((entry) => entry.opening);
  return { unverified: entries.filter((entry) => !entry.opening?.verified).length, all: entries.length };
}

/** The colour of a day: a custom property of the tokens. */
export function dayColour(day: number): string {
  return `var(--day-${((day - 1) % 10) + 1})`;
}
