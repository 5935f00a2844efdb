/** The versions of an itinerary. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { refreshTrip } from './edits';

/** At least the last twenty. */
export function useVersions(tripId: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.itinerary(tripId), 'versions', language],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/trips/{tripId}/itinerary/versions', { params: { path: { tripId } }, signal })),
  });
}

export function useRestore(tripId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      answerOf(
        api.POST('/api/v1/trips/{tripId}/itinerary/versions/{version}/restore', {
          params: { path: { tripId, version } },
        }),
      ),
    onSettled: () => refreshTrip(cache, tripId),
  });
}
