import { expect, it } from 'vitest';
import type { Schema } from '@/shared/api/problem';
import {
  basicsAreGood,
  basicsBody,
  basicsOf,
  checkBasics,
  checkDestinations,
  datesOf,
  destinationsBody,
  destinationsOf,
  moved,
  mustSeeOf,
  newMember,
  planBody,
  planOf,
  PRESETS,
  totalDays,
} from './drafts';

const TRIP: Schema<'Trip'> = {
  tripId: 't1',
  tripName: 'Spring',
  status: 'planning',
  currentStep: 'generation',
  progress: 75,
  role: 'owner',
  version: 3,
  itinerary: null,
  startDate: '2027-02-27',
  endDate: '2027-03-02',
  members: [{ memberId: 'm1', age: 34, health: 'caution', name: 'Mina', diets: ['vegan'] }],
  destinations: [
    { destinationId: 'd1', name: 'Seoul', nights: 1, days: 2, startDate: '2027-02-27', endDate: '2027-02-28', accommodation: 'Myeongdong' },
    { destinationId: 'd2', name: 'Busan', nights: 2, days: 3, startDate: '2027-02-28', endDate: '2027-03-02' },
  ],
  pace: 'relaxed',
  mustSee: ['seoul/gyeongbokgung', { name: 'the old market' }],
  createdAt: '2026-11-21T00:00:00Z',
  updatedAt: '2026-11-21T00:00:00Z',
};

it('dates each city from the day on which the one before ends, over the end of a month', () => {
  expect(datesOf('2027-02-27', [{ nights: 1 }, { nights: 0 }, { nights: 2 }])).toEqual([
    { start: '2027-02-27', end: '2027-02-28' },
    { start: '2027-02-28', end: '2027-02-28' },
    { start: '2027-02-28', end: '2027-03-02' },
  ]);
  expect(totalDays([{ nights: 1 }, { nights: 2 }])).toBe(4);
});

it('keeps what the cards do not show when a step is sent', () => {
  expect(basicsBody(basicsOf(TRIP)).members).toEqual([
    { memberId: 'm1', diets: ['vegan'], age: 34, health: 'caution', likes: [], name: 'Mina' },
  ]);
  const plan = planBody(TRIP, { ...planOf(TRIP), freeText: ' slowly ' });
  expect(plan).toMatchObject({ pace: 'relaxed', freeText: 'slowly', dailyStart: '09:00', mustSee: TRIP.mustSee });
  expect(plan.destinations).toEqual(destinationsBody(destinationsOf(TRIP)).destinations);
});

it('sends a lodging only where a night is spent', () => {
  const [seoul] = destinationsOf(TRIP).destinations;
  expect(seoul).toBeDefined();
  if (!seoul) return;
  expect(destinationsBody({ startDate: '2027-02-27', destinations: [{ ...seoul, nights: 0 }] }).destinations).toEqual([
    { destinationId: 'd1', name: 'Seoul', nights: 0 },
  ]);
});

it('asks for a name of the trip and for ages, and for each name once', () => {
  const draft = { tripName: ' ', transport: 'walk' as const, members: [newMember('34'), newMember(''), newMember('121')] };
  expect(checkBasics(draft)).toEqual({ tripName: 'required', members: [{}, { age: 'ageMissing' }, { age: 'age' }] });
  const twins = [newMember('8'), newMember('8')].map((member) => ({ ...member, name: 'Sun' }));
  expect(checkBasics({ ...draft, tripName: 'Sea', members: twins }).members[1]).toEqual({ name: 'memberNameTwice' });
});

it('starts from presets that need nothing but a name of the trip', () => {
  for (const members of Object.values(PRESETS)) {
    expect(basicsAreGood({ tripName: 'Sea', transport: 'car', members: members() })).toBe(true);
  }
});

it('refuses a city behind itself and a trip that is too long', () => {
  const { startDate, destinations } = destinationsOf(TRIP);
  expect(checkDestinations({ startDate, destinations })).toBeUndefined();
  expect(checkDestinations({ startDate: '', destinations })).toBe('startMissing');
  expect(checkDestinations({ startDate, destinations: [...destinations, ...destinations.slice(1)] })).toBe('twiceInARow');
  const long = Array.from({ length: 4 }, (_, index) => ({ key: `${index}`, name: `City ${index}`, nights: 30, accommodation: '', given: {} }));
  expect(checkDestinations({ startDate, destinations: long })).toBe('tooManyDays');
});

it('moves a city in the order', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
});

it('knows a place by its id where there is one', () => {
  expect(mustSeeOf('seoul/gyeongbokgung').id).toBe('seoul/gyeongbokgung');
  expect(mustSeeOf('the old market')).toMatchObject({ id: '', name: 'the old market' });
});
