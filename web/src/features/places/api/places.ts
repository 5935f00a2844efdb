/** The calls of searching for places and looking at one. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Schema } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/useLanguage';

export type Place = Schema<'PlaceCard'>;

/** What is wanted of the neighbourhood. */
export type NearbySearch = Omit<Schema<'SearchNearbyBody'>, 'page' | 'size'>;

const PAGE_SIZE = 20;

/** Places that are reached in time, page by page; nothing is asked before there is an origin. */
export function useNearby(search: NearbySearch | null) {
  const language = useLanguage();
  return useInfiniteQuery({
    queryKey: [...keys.places, 'nearby', search, language],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.POST('/api/v1/locations/search/nearby', {
          body: { ...(search as NearbySearch), page: pageParam, size: PAGE_SIZE },
          signal,
        }),
      ),
    enabled: search !== null,
    initialPageParam: 1,
    getNextPageParam: (last) => (last.page < last.totalPages ? last.page + 1 : undefined),
    placeholderData: keepPreviousData,
  });
}

/** Places by name, while somebody types. */
export function usePlaceSearch(typed: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.places, 'search', typed, language],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/locations/search', { params: { query: { q: typed, size: 8 } }, signal })),
    enabled: typed.trim().length > 0,
    placeholderData: keepPreviousData,
  });
}

/** Everything that is known of a place, its hours included. */
export function usePlace(placeId: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: keys.place(placeId, language),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/locations/places/{placeId}', { params: { path: { placeId } }, signal })),
  });
}

/** The reader's trips that can still be changed, newest first. */
export function useOpenTrips(enabled: boolean) {
  return useQuery({
    queryKey: keys.tripList({ open: true }),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/trips', { params: { query: { status: 'all', sort: 'latest', size: 20 } }, signal })),
    enabled,
    select: (page) => page.items.filter((trip) => trip.status !== 'completed' && trip.role !== 'viewer'),
  });
}

/** Puts a place into the tray of a trip. */
export function useAddToTray() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ tripId, placeId }: { tripId: string; placeId: string }) =>
      answerOf(api.POST('/api/v1/trips/{tripId}/tray', { params: { path: { tripId } }, body: { placeId } })),
    onSuccess: (_, { tripId }) => cache.invalidateQueries({ queryKey: keys.tray(tripId) }),
  });
}
