import { useQuery } from '@tanstack/react-query';
import { tripSummaryQuery } from '@/shared/api/trip';

/** The trips of the dashboard, at most three of each kind. */
export function useTripSummary() {
  return useQuery(tripSummaryQuery);
}
