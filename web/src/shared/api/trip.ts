/** A trip and its itinerary as the cache keeps them: the body with its `ETag`, which every change sends back. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '@/shared/i18n/language';
import { answerOf, api, taggedAnswerOf } from './client';
import { keys } from './keys';
import type { Schema } from './problem';

/** The trips of the dashboard, at most three of each kind; one of them may be on. */
export const tripSummaryQuery = queryOptions({
  queryKey: keys.tripSummary,
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/trips/summary', { signal })),
});

/** A trip with everything that is asked for. */
export const tripQuery = (tripId: string) =>
  queryOptions({
    queryKey: [...keys.trip(tripId), 'tagged'],
    queryFn: ({ signal }) => taggedAnswerOf(api.GET('/api/v1/trips/{tripId}', { params: { path: { tripId } }, signal })),
  });

/** The itinerary of a trip, all days, with its sentences in `language`. */
export const itineraryQuery = (tripId: string, language: Language) =>
  queryOptions({
    queryKey: [...keys.itinerary(tripId), 'tagged', language],
    queryFn: ({ signal }) =>
      taggedAnswerOf(api.GET('/api/v1/trips/{tripId}/itinerary', { params: { path: { tripId } }, signal })),
  });

type Lodging = Schema<'StayRequest'>[];
type City = { name: string; nights: number; destinationId?: string };
/** A city as it is sent: with one lodging in words, or with the stays that only the interface can tell. */
export type SentCity = (City & { lodging?: Lodging }) | (City & { accommodation: string });

function sentCity({ name, nights, destinationId, accommodation, lodging }: Schema<'TripDestination'>): SentCity {
  const city = { name, nights, destinationId };
  if (accommodation) return { ...city, accommodation };
  return lodging ? { ...city, lodging } : city;
}

function withoutAbsent<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}

/** Everything that is asked for of a trip, as it is sent to replace it: what the server computes is left out. */
export function requestOf(trip: Schema<'Trip'>) {
  const { tripName, members, destinations, startDate, transport, pace, budget, seed, dailyStart, dailyEnd } = trip;
  const { freeText, effort, mustSee, arrival, departure, avoid, locks, transfers, wishes } = trip;
  return {
    ...withoutAbsent({ startDate, transport, pace, budget, seed, dailyStart, dailyEnd, freeText, effort, mustSee }),
    ...withoutAbsent({ arrival, departure, avoid, locks, transfers, wishes }),
    ...(members.length === 0 ? {} : { members }),
    ...(destinations.length === 0 ? {} : { destinations: destinations.map(sentCity) }),
    tripName,
  };
}
