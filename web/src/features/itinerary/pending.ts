/** What the server already says of an itinerary and the generated types do not know yet. */
import type { Schema } from '@/shared/api/problem';
import type { Day, Entry, Finding, Leg } from './types';

interface MapLink {
  provider: 'kakao' | 'google';
  url: string;
}

/** Something to bring; older answers give the bare word. */
interface Preparation {
  item: string;
  message: string;
}

interface EntryExtras {
  mapLink?: MapLink;
  custom?: object;
  /** Why it is in and why it stands here, in the asked language. */
  reasons?: string[];
}

interface LegExtras {
  mapLink?: MapLink;
  walkInstead?: { durationMinutes: number; distanceMetres: number; kcal: number };
  parking?: { placeId: string; name: string; distanceMetres: number; mapLink: MapLink }[];
}

/** A change that is known to help with a finding. */
export interface Fix {
  kind: 'replaceStop' | 'moveStop' | 'removeStop' | 'regenerateDay' | 'unlock' | 'changeStart';
  label: string;
  day: number;
  stopId?: string;
  toDays?: number[];
  startAt?: string;
  dailyStart?: string;
}

/** Why a place is in an itinerary, or why not. */
export interface PlaceReasons {
  placeId: string;
  name: string;
  standing: 'in' | 'out';
  day: number | null;
  stopId: string | null;
  reasons: string[];
  placement: string[];
}

export function entryExtras(entry: Entry): EntryExtras {
  return entry as EntryExtras;
}

export function legExtras(leg: Leg): LegExtras {
  return leg as LegExtras;
}

export function fixesOf(finding: Finding): Fix[] {
  return (finding as { fixes?: Fix[] }).fixes ?? [];
}

/** What to bring, with the reason where the server gives one. */
export function preparationOf(from: Entry | Day): { item: string; message?: string }[] {
  const list = (from as { preparation?: (string | Preparation)[] }).preparation ?? [];
  return list.map((one) => (typeof one === 'string' ? { item: one } : one));
}

/** What a plan is asked for with; the generated type takes the scope for that of an API token. */
export type GenerationRequest = Omit<Schema<'StartGenerationBody'>, 'scope'> & { scope?: 'trip' | 'day' };

export function generationBody(request: GenerationRequest): Schema<'StartGenerationBody'> {
  return request as unknown as Schema<'StartGenerationBody'>;
}
