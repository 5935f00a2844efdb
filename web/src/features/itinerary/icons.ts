import type { IconName } from '@/shared/components/Icon';
import { CATEGORY_ICONS } from '@/shared/icons/categories';
import type { Entry, Leg, Weather } from './types';

/** The drawing of each way to get about. */
export const MODE_ICONS: Record<Leg['mode'], IconName> = {
  walk: 'walk',
  bike: 'bicycle',
  transit: 'bus',
  car: 'car',
  taxi: 'taxi',
  train: 'train',
  coach: 'bus',
  flight: 'plane',
  ferry: 'ferry',
};

const KIND_ICONS: Record<Entry['kind'], IconName> = {
  start: 'bed',
  end: 'bed',
  stop: 'pin',
  breakfast: 'cafe',
  lunch: 'meal',
  dinner: 'meal',
  rest: 'rest',
  'drop-luggage': 'lock',
  'pick-up-luggage': 'unlock',
  'check-in': 'key',
  'check-out': 'key',
};

/** The drawing of an entry. */
export function entryIcon(entry: Entry): IconName {
  if (entry.kind === 'stop' && entry.category) return CATEGORY_ICONS[entry.category];
  return KIND_ICONS[entry.kind];
}

/** The drawing of a day's weather. */
export function weatherIcon(weather: Weather): IconName {
  switch (weather.condition) {
    case 'mostly-dry':
      return weather.warnings.includes('heat') ? 'heat' : 'sun';
    case 'changeable':
      return 'partlyCloudy';
    case 'rain':
      return 'rain';
    case 'snow':
      return 'snow';
    case 'unknown':
      return 'question';
  }
}
