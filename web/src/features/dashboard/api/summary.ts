import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';

/** The trips of the dashboard, at most three of each kind. */
export function useTripSummary() {
  return useQuery({
    queryKey: keys.tripSummary,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/trips/summary', { signal })),
  });
}
