/** What could stand in the itinerary, and why something does or does not. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useLanguage } from '@/shared/i18n/useLanguage';

/** Replacements for a stop that pass the checker in its place, best first. */
export function useAlternatives(tripId: string, stopId: string, version: number) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.itinerary(tripId), 'alternatives', stopId, version, language],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/trips/{tripId}/stops/{stopId}/alternatives', { params: { path: { tripId, stopId } }, signal }),
      ),
  });
}

/** Why a place is in, or why not and what would let it in. */
export function useWhy(tripId: string, placeId: string, version: number) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.itinerary(tripId), 'why', placeId, version, language],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/trips/{tripId}/why', { params: { path: { tripId }, query: { placeId } }, signal })),
  });
}

/** Places by name, the nearest to the day first; nothing is asked for an empty name. */
export function usePlaceSearch(text: string, near: { latitude: number; longitude: number }) {
  const language = useLanguage();
  const q = text.trim();
  return useQuery({
    queryKey: [...keys.places, 'search', q, near.latitude.toFixed(2), near.longitude.toFixed(2), language],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/locations/search', {
          params: { query: { q, ...near, radiusMetres: 50_000, size: 20 } },
          signal,
        }),
      ),
    enabled: q !== '',
    placeholderData: (before) => before,
  });
}
