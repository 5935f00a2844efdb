/** What the wizard lets somebody enter, step by step, and what may be sent of it. */
import type { Schema } from '@/shared/api/problem';
import { requestOf, type SentCity } from '@/shared/api/trip';
import { addDays } from '@/shared/format/format';

type Trip = Schema<'Trip'>;
type MemberEntry = Schema<'MemberEntry'>;
type Lodging = Schema<'StayRequest'>[];
type PlaceReference = Schema<'PlaceReference'>;

export type Taste = Schema<'Taste'>;
export type Health = Schema<'Health'>;
export type Gender = Schema<'Gender'>;
export type Transport = Schema<'Transport'>;
export type EffortWord = Schema<'EffortWord'>;

export const TASTES = [
  'sightseeing',
  'culture',
  'nature',
  'food',
  'shopping',
  'sports',
  'rest',
] as const satisfies readonly Taste[];
export const HEALTHS = ['excellent', 'good', 'caution', 'limited'] as const satisfies readonly Health[];
export const TRANSPORTS = ['transit', 'car', 'walk'] as const satisfies readonly Transport[];
export const EFFORTS = ['quick', 'normal', 'thorough'] as const satisfies readonly EffortWord[];

export const LIMITS = {
  tripName: 80,
  members: 10,
  memberName: 40,
  age: 120,
  destinations: 10,
  nights: 30,
  days: 120,
  accommodation: 120,
  freeText: 500,
  mustSees: 50,
} as const;

/** Somebody who travels, as entered. `given` is what the server knows beyond the fields of the card, and keeps. */
export interface MemberDraft {
  key: string;
  name: string;
  age: string;
  gender: Gender | '';
  health: Health;
  likes: Taste[];
  given: Partial<MemberEntry>;
}

/** The first step. */
export interface BasicsDraft {
  tripName: string;
  transport: Transport;
  members: MemberDraft[];
}

/** A city of the trip, as entered. */
export interface DestinationDraft {
  key: string;
  name: string;
  nights: number;
  accommodation: string;
  given: { destinationId?: string; lodging?: Lodging };
}

/** The second step. */
export interface DestinationsDraft {
  startDate: string;
  destinations: DestinationDraft[];
}

/** A place that the plan must hold: one that is known by its id, or whatever else the trip refers to. */
export interface MustSee {
  id: string;
  name: string;
  given: PlaceReference;
}

/** The third step. */
export interface PlanDraft {
  dailyStart: string;
  freeText: string;
  effort: EffortWord;
  mustSees: MustSee[];
}

let counter = 0;

/** Names a card for as long as the page stands. */
export function freshKey(): string {
  counter += 1;
  return `card-${Date.now().toString(36)}-${counter}`;
}

/** A card for somebody of whom only the age is guessed. */
export function newMember(age = '', health: Health = 'good'): MemberDraft {
  return { key: freshKey(), name: '', age, gender: '', health, likes: [], given: {} };
}

/** Who travels most often together; the names are filled in by the traveller. */
export const PRESETS = {
  alone: () => [newMember('30')],
  couple: () => [newMember('30'), newMember('30')],
  family: () => [newMember('38'), newMember('38'), newMember('7')],
  senior: () => [newMember('40'), newMember('68', 'caution')],
} as const satisfies Record<string, () => MemberDraft[]>;

export type PresetName = keyof typeof PRESETS;

function memberDraft({ memberId, name, age, gender, health, likes, ...given }: Schema<'TripMember'>): MemberDraft {
  return {
    key: memberId,
    name: name ?? '',
    age: String(age),
    gender: gender ?? '',
    health: health ?? 'good',
    likes: likes ?? [],
    given: { memberId, ...given },
  };
}

/** The first step as the server has it. */
export function basicsOf(trip: Trip): BasicsDraft {
  return {
    tripName: trip.tripName,
    transport: trip.transport ?? 'transit',
    members: trip.members.length === 0 ? [newMember()] : trip.members.map(memberDraft),
  };
}

/** The second step as the server has it. */
export function destinationsOf(trip: Trip): DestinationsDraft {
  return {
    startDate: trip.startDate ?? '',
    destinations: trip.destinations.map((destination) => ({
      key: destination.destinationId,
      name: destination.name,
      nights: destination.nights,
      accommodation: destination.accommodation ?? '',
      given: {
        destinationId: destination.destinationId,
        ...(destination.lodging ? { lodging: destination.lodging } : {}),
      },
    })),
  };
}

/** A reference to a place in the one shape that the page works with. */
export function mustSeeOf(given: PlaceReference): MustSee {
  if (typeof given === 'string') return { id: given.includes('/') ? given : '', name: given, given };
  if ('id' in given) return { id: given.id, name: given.id, given };
  return { id: '', name: given.name, given };
}

/** The third step as the server has it. */
export function planOf(trip: Trip): PlanDraft {
  return {
    dailyStart: (trip.dailyStart ?? '09:00').slice(0, 5),
    freeText: trip.freeText ?? '',
    effort: typeof trip.effort === 'string' ? trip.effort : 'normal',
    mustSees: (trip.mustSee ?? []).map(mustSeeOf),
  };
}

/** What is wrong with a member's card, by field; the words are found by the name of the rule. */
export type MemberErrors = Partial<Record<'name' | 'age', 'memberNameLong' | 'memberNameTwice' | 'ageMissing' | 'age'>>;

/** What is wrong with the first step. */
export interface BasicsErrors {
  tripName?: 'required' | 'tripNameLong';
  members: MemberErrors[];
}

function length(text: string): number {
  return [...text.trim()].length;
}

/** Checks the first step as the server will. */
export function checkBasics({ tripName, members }: BasicsDraft): BasicsErrors {
  const names = members.map(({ name }) => name.trim().toLocaleLowerCase());
  const errors: BasicsErrors = {
    members: members.map(({ name, age }, index) => {
      const wrong: MemberErrors = {};
      const years = Number(age);
      const own = names[index] ?? '';
      if (length(name) > LIMITS.memberName) wrong.name = 'memberNameLong';
      else if (own !== '' && names.indexOf(own) !== index) wrong.name = 'memberNameTwice';
      if (age.trim() === '') wrong.age = 'ageMissing';
      else if (!/^\d{1,3}$/.test(age.trim()) || years > LIMITS.age) wrong.age = 'age';
      return wrong;
    }),
  };
  if (length(tripName) === 0) errors.tripName = 'required';
  else if (length(tripName) > LIMITS.tripName) errors.tripName = 'tripNameLong';
  return errors;
}

export function basicsAreGood(draft: BasicsDraft): boolean {
  const { tripName, members } = checkBasics(draft);
  return tripName === undefined && members.every((errors) => Object.keys(errors).length === 0);
}

/** The first step as it is sent. */
export function basicsBody({ tripName, transport, members }: BasicsDraft): Schema<'BasicInfoBody'> {
  return {
    tripName: tripName.trim(),
    transport,
    members: members.map(({ name, age, gender, health, likes, given }) => ({
      ...given,
      age: Number(age),
      health,
      likes,
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(gender === '' ? {} : { gender }),
    })),
  };
}

/** What is wrong with the second step as a whole. */
export type DestinationsError =
  | 'destinationsMissing'
  | 'startMissing'
  | 'twiceInARow'
  | 'tooManyDays'
  | 'accommodationLong';

/** Whether a city stands behind itself. */
export function repeatsAt(destinations: readonly DestinationDraft[], index: number): boolean {
  return index > 0 && destinations[index - 1]?.name === destinations[index]?.name;
}

/** Checks the second step as the server will; the first thing that is wrong. */
export function checkDestinations({ startDate, destinations }: DestinationsDraft): DestinationsError | undefined {
  if (destinations.length === 0) return 'destinationsMissing';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(startDate)) return 'startMissing';
  if (destinations.some((_, index) => repeatsAt(destinations, index))) return 'twiceInARow';
  if (totalDays(destinations) > LIMITS.days) return 'tooManyDays';
  return destinations.some(({ accommodation }) => length(accommodation) > LIMITS.accommodation)
    ? 'accommodationLong'
    : undefined;
}

/** How many days the trip has: one more than its nights. */
export function totalDays(destinations: readonly { nights: number }[]): number {
  return destinations.reduce((sum, { nights }) => sum + nights, 1);
}

/** From when to when each city is visited: each begins on the day on which the one before ends. */
export function datesOf(startDate: string, destinations: readonly { nights: number }[]): { start: string; end: string }[] {
  let next = startDate;
  return destinations.map(({ nights }) => {
    const start = next;
    next = addDays(start, nights);
    return { start, end: next };
  });
}

/** The second step as it is sent. */
export function destinationsBody({ startDate, destinations }: DestinationsDraft): {
  startDate: string;
  destinations: SentCity[];
} {
  return {
    startDate,
    destinations: destinations.map(({ name, nights, accommodation, given: { destinationId, lodging } }) => {
      const known = { name, ...(destinationId ? { destinationId } : {}) };
      const place = accommodation.trim();
      if (place !== '' && nights > 0) return { ...known, nights, accommodation: place };
      return { ...known, nights, ...(lodging ? { lodging } : {}) };
    }),
  };
}

/** The trip as it is replaced: all that was asked for already, with the third step in it. */
export function planBody(trip: Trip, { dailyStart, freeText, effort, mustSees }: PlanDraft) {
  const kept = requestOf({ ...trip, freeText: null });
  const words = freeText.trim();
  const mustSee = mustSees.map(({ given }) => given);
  return { ...kept, dailyStart, effort, mustSee, ...(words === '' ? {} : { freeText: words }) };
}

/** A list with one of its things at another place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const rest = list.filter((_, index) => index !== from);
  const item = list[from];
  return item === undefined ? rest : [...rest.slice(0, to), item, ...rest.slice(to)];
}
