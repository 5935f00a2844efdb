/** Where in its itinerary a trip is at a moment. */
import type { Schema } from '@/shared/api/problem';

export type Day = Schema<'ItineraryDay'>;
export type Entry = Schema<'ItineraryEntry'>;
export type Leg = Schema<'ItineraryLeg'>;

const MINUTE_MILLISECONDS = 60_000;

/** What is on, what comes, and when one has to leave for it. */
export interface Situation {
  readonly current: Entry | undefined;
  readonly next: Entry | undefined;
  readonly leg: Leg | undefined;
  readonly leaveBy: Date | undefined;
  /** What comes after the next one. */
  readonly later: readonly Entry[];
  readonly done: readonly Entry[];
}

/** Everything of a day in the order in which it happens. */
export function entriesOf(day: Day): Entry[] {
  const all = [...day.anchors, ...day.stops, ...day.meals, ...day.rests, ...day.errands];
  return all.sort((one, other) => one.order - other.order);
}

/** The date on the clock of a zone. */
export function dateIn(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(now);
}

/** The day of an itinerary that it is on the clock of where the group is; none before the first and after the last. */
export function dayOf(days: readonly Day[], now: Date): Day | undefined {
  return days.find((day) => {
    const zone = day.segments[0]?.zone;
    return zone !== undefined && dateIn(zone, now) === day.date;
  });
}

/** What is on at a moment of a day. */
export function situationOf(day: Day, now: Date): Situation {
  // Where the day begins is no goal: one leaves from there, to the first of them.
  const entries = entriesOf(day).filter(({ kind }) => kind !== 'start').filter(isTimed);
  const done = entries.filter((entry) => new Date(entry.end) <= now);
  const current = entries.find((entry) => new Date(entry.start) <= now && now < new Date(entry.end));
  const coming = entries.filter((entry) => new Date(entry.start) > now);
  const [next, ...later] = coming;
  const leg = next && day.legs.find((candidate) => candidate.order === next.order);
  const leaveBy =
    next && new Date(new Date(next.arrival).getTime() - (leg?.durationMinutes ?? 0) * MINUTE_MILLISECONDS);
  return { current, next, leg, leaveBy, later, done };
}

type Timed = Entry & { arrival: string; start: string; end: string };

function isTimed(entry: Entry): entry is Timed {
  return entry.arrival !== null && entry.start !== null && entry.end !== null;
}

/** Whole minutes from one moment to another; negative where it has passed. */
export function minutesUntil(moment: Date, now: Date): number {
  return Math.ceil((moment.getTime() - now.getTime()) / MINUTE_MILLISECONDS);
}
