/** Which trips were looked at today for changes: once a day is enough, also after a reload. */
import { dateOf } from '@/shared/format/format';

const KEY = 'tripgen.watched';

function read(today: string): Record<string, string> {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, string>;
    return Object.fromEntries(Object.entries(kept).filter(([, date]) => date === today));
  } catch {
    return {};
  }
}

/** Whether somebody looked at the trip's changes on this day already. */
export function wasSeen(tripId: string, now: Date): boolean {
  return tripId in read(dateOf(now));
}

/** Remembers that somebody did; other days are forgotten. */
export function keepSeen(tripId: string, now: Date) {
  const today = dateOf(now);
  localStorage.setItem(KEY, JSON.stringify({ ...read(today), [tripId]: today }));
}
