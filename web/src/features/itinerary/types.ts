import type { Schema } from '@/shared/api/problem';

/** The parts of an itinerary as the server gives them. */
export type Itinerary = Schema<'Itinerary'>;
export type Day = Itinerary['days'][number];
export type Entry = Day['stops'][number];
export type Leg = Day['legs'][number];
export type Finding = Itinerary['findings'][number];
export type Weather = Day['weather'];
