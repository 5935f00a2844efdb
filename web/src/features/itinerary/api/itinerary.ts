/** How the screen reads a trip and its itinerary. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { itineraryQuery, tripQuery } from '@/shared/api/trip';
import { useLanguage } from '@/shared/i18n/useLanguage';

export function useTrip(tripId: string) {
  return useQuery({ ...tripQuery(tripId), select: ({ body }) => body });
}

export function useItinerary(tripId: string) {
  return useQuery({ ...itineraryQuery(tripId, useLanguage()), select: ({ body }) => body });
}

/** The checker's judgement, asked for when the proof is looked at; anew for each version. */
export function useCertificate(tripId: string, version: number) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.itinerary(tripId), 'certificate', version, language],
    queryFn: ({ signal }) =>
      answerOf(api.POST('/api/v1/trips/{tripId}/check', { params: { path: { tripId } }, signal })),
    staleTime: 5 * 60_000,
  });
}
