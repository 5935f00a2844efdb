import type { Schema } from '@/shared/api/problem';
import type { IconName } from './shapes';

/** The drawing of each kind of place. */
export const CATEGORY_ICONS: Record<Schema<'Category'>, IconName> = {
  sight: 'flag',
  museum: 'museum',
  culture: 'museum',
  park: 'nature',
  nature: 'nature',
  beach: 'sun',
  viewpoint: 'eye',
  market: 'shopping',
  shopping: 'shopping',
  'theme-park': 'ticket',
  sports: 'bicycle',
  spa: 'rest',
  restaurant: 'meal',
  cafe: 'cafe',
  bar: 'meal',
  laundry: 'settings',
  lodging: 'bed',
  parking: 'parking',
  station: 'train',
  toilet: 'pin',
};
