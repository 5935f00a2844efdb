/** Changes by hand. Each is worked out on the days as they are shown, so that the new order stands on screen at once; the
 *  server then gives the times. Pure functions: what does not fit gives nothing. */
import type { Schema } from '@/shared/api/problem';
import { stepsOf, stopsOf } from './timeline';
import type { Day, Entry } from './types';

type EditStop = Schema<'EditStop'>;

/** What is said of a stop beside its place in the order. */
export type Patch = Partial<Pick<EditStop, 'startAt' | 'durationMinutes' | 'placeId' | 'custom'>>;

/** The days that change, as they are shown until the answer is there, and what is said of single stops. */
export interface Draft {
  days: Day[];
  patches: Record<string, Patch>;
}

/** A change, worked out on whatever the days are when it is made. */
export type Intent = (days: readonly Day[]) => Draft | undefined;

/** A place that can become a stop. */
export interface NewPlace {
  placeId?: string | undefined;
  custom?: EditStop['custom'];
  name: string;
  localName: string;
  latitude: number;
  longitude: number;
  category?: Entry['category'] | undefined;
  durationMinutes?: number | undefined;
}

const NEW = 'new:';
const SETTLING = Symbol('settling');

/** Whether the times of a day are still being worked out. */
export function isSettling(day: Day): boolean {
  return SETTLING in day;
}

function find(days: readonly Day[], stopId: string): { day: Day; stop: Entry; position: number } | undefined {
  for (const day of days) {
    const stops = stopsOf(day);
    const position = stops.findIndex((stop) => stop.stopId === stopId);
    const stop = stops[position];
    if (stop) return { day, stop, position };
  }
  return undefined;
}

/** The day with its entries in another order. Ways are kept where they still lead from the same to the same. */
function arranged(day: Day, entries: readonly Entry[]): Day {
  const before = new Map(stepsOf(day).map((step) => [step.entry.stopId, step]));
  const orders = new Map(entries.map((entry, index) => [entry.stopId, index + 1]));
  const ordered = (list: readonly Entry[]) =>
    list.flatMap((entry) => {
      const order = orders.get(entry.stopId);
      return order === undefined ? [] : [{ ...entry, order }];
    });
  const legs = entries.flatMap((entry, index) => {
    const step = before.get(entry.stopId);
    const same = step?.leg && step.from?.stopId === entries[index - 1]?.stopId;
    return same && step.leg ? [{ ...step.leg, order: index + 1 }] : [];
  });
  const shown = {
    ...day,
    stops: ordered(entries.filter(({ kind }) => kind === 'stop')),
    meals: ordered(day.meals),
    rests: ordered(day.rests),
    errands: ordered(day.errands),
    anchors: ordered(day.anchors),
    legs,
  };
  return Object.assign(shown, { [SETTLING]: true });
}

function entriesOf(day: Day): Entry[] {
  return stepsOf(day).map(({ entry }) => entry);
}

/** The entries of a day with one more, before the stop that stands at `position` among the stops now. */
function inserted(day: Day, entry: Entry, position: number): Entry[] {
  const entries = entriesOf(day);
  const stops = stopsOf(day);
  const next = stops[position];
  if (next) return entries.toSpliced(entries.indexOf(next), 0, entry);
  const last = stops.at(-1);
  const end = last ? entries.indexOf(last) + 1 : Math.min(1, entries.length);
  return entries.toSpliced(end, 0, entry);
}

function without(day: Day, stopId: string): Day {
  return arranged(
    day,
    entriesOf(day).filter((entry) => entry.stopId !== stopId),
  );
}

/** The stop to `position` (0 = first) among the stops of a day, counted without itself. */
export function moveStop(stopId: string, toDay: number, position: number): Intent {
  return (days) => {
    const found = find(days, stopId);
    const target = days.find(({ day }) => day === toDay);
    if (!found || !target) return undefined;
    if (found.day.day === toDay) {
      if (found.position === position) return undefined;
      const rest = without(target, stopId);
      return { days: [arranged(target, inserted(rest, found.stop, position))], patches: {} };
    }
    const arrived = arranged(target, inserted(target, { ...found.stop, segment: 0 }, position));
    return { days: [without(found.day, stopId), arrived], patches: {} };
  };
}

export function removeStop(stopId: string): Intent {
  return (days) => {
    const found = find(days, stopId);
    return found && { days: [without(found.day, stopId)], patches: {} };
  };
}

/** One stop changed where it stands. */
function changed(stopId: string, change: (stop: Entry) => Entry, patch: Patch): Intent {
  return (days) => {
    const found = find(days, stopId);
    if (!found) return undefined;
    const entries = entriesOf(found.day).map((entry) => (entry.stopId === stopId ? change(entry) : entry));
    return { days: [arranged(found.day, entries)], patches: { [stopId]: patch } };
  };
}

export function lockStop(stopId: string, locked: boolean): Intent {
  return changed(stopId, (stop) => ({ ...stop, locked }), {});
}

/** Another start or another stay; a stop with a start of its own is settled. */
export function changeTimes(stopId: string, times: { startAt?: string; durationMinutes?: number }): Intent {
  return changed(stopId, (stop) => ({ ...stop, locked: stop.locked || times.startAt !== undefined }), times);
}

/** Another place as this stop. */
export function replaceStop(stopId: string, place: NewPlace): Intent {
  const { placeId, name, localName, latitude, longitude, category } = place;
  const put = (stop: Entry): Entry => ({
    ...entryOf(place, stop),
    stopId,
    ...(placeId === undefined ? {} : { placeId }),
    name,
    localName,
    latitude,
    longitude,
    ...(category ? { category } : {}),
  });
  return changed(stopId, put, placeId === undefined ? {} : { placeId });
}

/** A further stop, at the end of the day's stops or at `position`. */
export function addStop(place: NewPlace, toDay: number, position?: number): Intent {
  return (days) => {
    const target = days.find(({ day }) => day === toDay);
    const near = target && (stopsOf(target)[0] ?? entriesOf(target)[0]);
    if (!target || !near) return undefined;
    const entry = entryOf(place, near);
    const day = arranged(target, inserted(target, entry, position ?? stopsOf(target).length));
    return { days: [day], patches: {} };
  };
}

let newest = 0;
const added = new Map<string, NewPlace>();

/** A stop for a place that the server has not timed yet. */
function entryOf(place: NewPlace, near: Entry): Entry {
  newest += 1;
  const stopId = `${NEW}${newest}`;
  added.set(stopId, place);
  return {
    order: 0,
    stopId,
    kind: 'stop',
    segment: near.segment,
    ...(place.placeId === undefined ? {} : { placeId: place.placeId }),
    ...(place.category ? { category: place.category } : {}),
    name: place.name,
    localName: place.localName,
    names: near.names,
    latitude: place.latitude,
    longitude: place.longitude,
    arrival: null,
    start: null,
    end: null,
    localArrival: near.localArrival,
    localStart: near.localStart,
    localEnd: near.localEnd,
    zone: near.zone,
    durationMinutes: place.durationMinutes ?? 60,
    locked: false,
    optional: true,
    cost: null,
    costKnown: false,
    why: [],
    placement: [],
    stepFree: 'unknown',
    preparation: [],
    reasons: [],
    mapLink: near.mapLink,
    running: near.running,
  };
}

/** What is sent for a draft: the changed days, each as the whole list of its stops. */
export function bodyOf(draft: Draft): Schema<'EditItineraryBody'> {
  const days = draft.days.map((day) => ({
    day: day.day,
    stops: stopsOf(day).map((stop, index): EditStop => {
      const place = added.get(stop.stopId);
      const which = place
        ? place.custom
          ? { custom: place.custom }
          : { placeId: place.placeId ?? null }
        : { stopId: stop.stopId };
      return { ...which, order: index + 1, locked: stop.locked, ...draft.patches[stop.stopId] };
    }),
  }));
  return { days };
}

/** The itinerary's days with some of them replaced. */
export function withDays(days: readonly Day[], changedDays: readonly Day[]): Day[] {
  return days.map((day) => changedDays.find((other) => other.day === day.day) ?? day);
}
