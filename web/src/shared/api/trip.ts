/** A trip and its itinerary as the cache keeps them: the body with its `ETag`, which every change sends back. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '@/shared/i18n/language';
import { api, taggedAnswerOf } from './client';
import { keys } from './keys';

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
