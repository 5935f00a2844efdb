import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Schema } from '@/shared/api/problem';
import { requestOf, tripQuery } from '@/shared/api/trip';
import type { TripFilter } from '../filter';

const PAGE = 24;

/** The trips that a filter lets through, page by page. */
export function useTripList({ status, search, sort }: TripFilter) {
  return useInfiniteQuery({
    queryKey: keys.tripList({ status, search, sort }),
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/trips', {
          params: { query: { status, sort, page: pageParam, size: PAGE, ...(search === '' ? {} : { search }) } },
          signal,
        }),
      ),
    initialPageParam: 1,
    getNextPageParam: ({ page, totalPages }) => (page < totalPages ? page + 1 : undefined),
    placeholderData: keepPreviousData,
  });
}

/** After any change: the lists, and the trip itself. */
function useRefresh() {
  const cache = useQueryClient();
  return async (...tripIds: string[]) => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: keys.trips }),
      ...tripIds.map((tripId) => cache.invalidateQueries({ queryKey: keys.trip(tripId) })),
    ]);
  };
}

/** Puts trips into the bin; with `force` also one that goes on now. */
export function useDeleteTrips() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { tripIds: string[]; force: boolean }) => answerOf(api.POST('/api/v1/trips/bulk-delete', { body })),
    onSuccess: () => refresh(),
  });
}

/** Takes trips out of the bin. */
export function useRestoreTrips() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (tripIds: readonly string[]) =>
      Promise.all(
        tripIds.map((tripId) => answerOf(api.POST('/api/v1/trips/{tripId}/restore', { params: { path: { tripId } } }))),
      ),
    onSettled: () => refresh(),
  });
}

/** Gives a trip another name; the rest of it stays. */
export function useRenameTrip(tripId: string) {
  const cache = useQueryClient();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (tripName: string) => {
      const { body: trip, tag } = await cache.fetchQuery({ ...tripQuery(tripId), staleTime: 0 });
      const params = { path: { tripId }, header: tag === undefined ? {} : { 'If-Match': tag } };
      return answerOf(api.PUT('/api/v1/trips/{tripId}', { params, body: { ...requestOf(trip), tripName } }));
    },
    onSuccess: () => refresh(tripId),
  });
}

/** Moves a trip to other dates; what no longer fits falls into the tray. */
export function useChangeDates(tripId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: Schema<'ChangeDatesBody'>) =>
      answerOf(api.POST('/api/v1/trips/{tripId}/dates', { params: { path: { tripId } }, body })),
    onSuccess: () => refresh(tripId),
  });
}

/** Makes a trip from a file. */
export function useImportTrip() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return answerOf(api.POST('/api/v1/trips/import', { body: form as never, bodySerializer: () => form }));
    },
    onSuccess: () => refresh(),
  });
}
