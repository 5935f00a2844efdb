/** Weather and places that changed since the plan was made, and the day's variant for rain. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, fetchWithSession, ifMatch } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { readProblem } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { refreshTrip } from './edits';

const DAY_MILLISECONDS = 24 * 60 * 60_000;

/** What has changed; looked at once a day, when the trip is on screen. */
export function useChangeWatch(tripId: string, version: number, wanted: boolean) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.trip(tripId), 'change-watch', version, language],
    queryFn: ({ signal }) =>
      answerOf(api.POST('/api/v1/trips/{tripId}/change-watch', { params: { path: { tripId } }, signal })),
    enabled: wanted,
    staleTime: DAY_MILLISECONDS,
    retry: false,
  });
}

/** Takes the variant for rain in place of the day. */
export function useRainVariant(tripId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ day, version }: { day: number; version: number }) => {
      const path = `/api/v1/trips/${tripId}/itinerary/days/${day}/rain-variant`;
      const answer = await fetchWithSession(
        new Request(new URL(path, window.location.origin), {
          method: 'POST',
          credentials: 'same-origin',
          headers: ifMatch(`"${version}"`),
        }),
      );
      const body: unknown = await answer.json().catch(() => undefined);
      if (!answer.ok) throw readProblem(body, answer);
      return body as { action: string };
    },
    onSettled: () => refreshTrip(cache, tripId),
  });
}
