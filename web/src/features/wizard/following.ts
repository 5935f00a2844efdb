/** What is known of a plan while it is made. */
import type { Schema } from '@/shared/api/problem';

type Day = Schema<'Day'>;
type Generation = Schema<'Generation'>;

export interface Following {
  generation: Generation | undefined;
  /** The days that stand already. */
  days: readonly Day[];
  /** The connection is gone for the moment. */
  lost: boolean;
}

type Told =
  | { kind: 'begin' }
  | { kind: 'state'; generation: Generation }
  | { kind: 'day'; day: Day }
  | { kind: 'lost' };

export const NOTHING_YET: Following = { generation: undefined, days: [], lost: false };

/** What is known after one more event. Progress never falls; a day that comes again takes the place of the first. */
export function goOn(before: Following, told: Told): Following {
  switch (told.kind) {
    case 'begin':
      return NOTHING_YET;
    case 'lost':
      return { ...before, lost: true };
    case 'day': {
      const others = before.days.filter(({ day }) => day !== told.day.day);
      return { ...before, lost: false, days: [...others, told.day].sort((a, b) => a.day - b.day) };
    }
    case 'state': {
      const progress = Math.max(before.generation?.progress ?? 0, told.generation.progress);
      return { ...before, lost: false, generation: { ...told.generation, progress } };
    }
  }
}
