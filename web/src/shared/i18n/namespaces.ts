import type account from './en/account';
import type common from './en/common';
import type dashboard from './en/dashboard';
import type map from './en/map';
import type trip from './en/trip';
import type place from './en/place';
import type places from './en/places';
import type sharing from './en/sharing';
import type today from './en/today';
import type itinerary from './en/itinerary';
import type itineraryEdit from './en/itineraryEdit';
import type wizard from './en/wizard';
import type trips from './en/trips';
import type profile from './en/profile';
import type admin from './en/admin';
import type itineraryTools from './en/itineraryTools';

/** The words of each namespace as the English files have them; a new file gets its line here. */
export interface Namespaces {
  common: typeof common;
  account: typeof account;
  dashboard: typeof dashboard;
  map: typeof map;
  trip: typeof trip;
  place: typeof place;
  places: typeof places;
  sharing: typeof sharing;
  today: typeof today;
  itinerary: typeof itinerary;
  wizard: typeof wizard;
  trips: typeof trips;
  profile: typeof profile;
  admin: typeof admin;
  itineraryEdit: typeof itineraryEdit;
  itineraryTools: typeof itineraryTools;
}

/** The name of one file of words. */
export type Namespace = keyof Namespaces;

/** Drops the plural endings: Korean has no singular, so that `_one` is neither wanted nor allowed there. */
type KoreanKey<Key> = Key extends `${string}_one` ? never : Key;

/** What a Korean file must hold to say all that the English one says. */
export type Korean<Words> = {
  readonly [Key in keyof Words as KoreanKey<Key>]: Words[Key] extends string ? string : Korean<Words[Key]>;
};
