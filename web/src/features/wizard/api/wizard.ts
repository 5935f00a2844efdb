import { queryOptions, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, taggedAnswerOf } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { isProblem, type Schema } from '@/shared/api/problem';
import { tripQuery } from '@/shared/api/trip';
import type { Language } from '@/shared/i18n/language';
import { basicsBody, destinationsBody, planBody, type BasicsDraft, type DestinationsDraft, type PlanDraft } from '../drafts';

/** The trip that is being planned. */
export function useTrip(tripId: string) {
  return useQuery({ ...tripQuery(tripId), staleTime: 0 });
}

/** The ways to save a step; each leaves the trip in the cache as the server has it then. */
export function useSaveSteps(tripId: string) {
  const cache = useQueryClient();
  const path = { tripId };
  const refresh = async () => {
    await cache.fetchQuery({ ...tripQuery(tripId), staleTime: 0 });
    void cache.invalidateQueries({ queryKey: keys.trips });
  };
  return {
    basics: async (draft: BasicsDraft) => {
      await answerOf(api.PUT('/api/v1/trips/{tripId}/basic-info', { params: { path }, body: basicsBody(draft) }));
      await refresh();
    },
    destinations: async (draft: DestinationsDraft) => {
      await answerOf(api.PUT('/api/v1/trips/{tripId}/destinations', { params: { path }, body: destinationsBody(draft) }));
      await refresh();
    },
    plan: async (draft: PlanDraft) => {
      const put = async () => {
        const { body: trip, tag } = await cache.fetchQuery({ ...tripQuery(tripId), staleTime: 0 });
        const header = tag === undefined ? {} : { 'If-Match': tag };
        await taggedAnswerOf(
          api.PUT('/api/v1/trips/{tripId}', { params: { path, header }, body: planBody(trip, draft) }),
        );
      };
      await put().catch((reason: unknown) => {
        // Somebody changed the rest of the trip meanwhile: their change stays, ours goes on top of it.
        if (!isProblem(reason, 'VERSION_CONFLICT')) throw reason;
        return put();
      });
      await refresh();
    },
  };
}

/** Begins a trip with the first step. */
export function useCreateTrip() {
  const cache = useQueryClient();
  return async (draft: BasicsDraft): Promise<string> => {
    const { tripName, transport, members } = basicsBody(draft);
    const trip = await answerOf(
      api.POST('/api/v1/trips', { body: { tripName, members, ...(transport ? { transport } : {}) } }),
    );
    void cache.invalidateQueries({ queryKey: keys.trips });
    return trip.tripId;
  };
}

/** What the trip still needs before it can be planned. */
export function useReadiness(tripId: string, language: Language) {
  return useQuery({
    queryKey: [...keys.trip(tripId), 'readiness', language],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/trips/{tripId}/readiness', { params: { path: { tripId } }, signal })),
    staleTime: 0,
  });
}

/** The destinations whose name begins or sounds like `q`; the best known first where nothing is asked. */
export function useDestinations(q: string, lang: Language) {
  return useQuery({
    queryKey: [...keys.places, 'destinations', q, lang],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/locations/destinations', {
          params: { query: { lang, size: 40, ...(q === '' ? {} : { q }) } },
          signal,
        }),
      ),
    staleTime: 10 * 60_000,
    placeholderData: (before) => before,
  });
}

/** The places with such a name near one of the cities of the trip. */
export function usePlaceSearch(q: string, centres: readonly Schema<'Destination'>[], lang: Language) {
  return useQueries({
    queries: (q.trim() === '' ? [] : centres).map(({ id, latitude, longitude }) => ({
      queryKey: [...keys.places, 'search', id, q, lang],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answerOf(
          api.GET('/api/v1/locations/search', {
            params: { query: { q, lang, latitude, longitude, radiusMetres: 50_000, size: 10 } },
            signal,
          }),
        ),
      staleTime: 10 * 60_000,
    })),
    combine: (results) => ({
      pending: results.some(({ isPending }) => isPending),
      failed: results.find(({ isError }) => isError)?.error ?? undefined,
      places: results.flatMap(({ data }) => data?.items ?? []).filter(({ category }) => category !== 'lodging'),
    }),
  });
}

const placeNameQuery = (placeId: string, lang: Language) =>
  queryOptions({
    queryKey: keys.place(placeId, lang),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/locations/places/{placeId}', { params: { path: { placeId }, query: { lang } }, signal })),
    staleTime: 60 * 60_000,
    retry: false,
  });

/** The names of places by their ids, as far as they are known. */
export function usePlaceNames(placeIds: readonly string[], lang: Language): Map<string, string> {
  return useQueries({
    queries: placeIds.map((id) => placeNameQuery(id, lang)),
    combine: (results) =>
      new Map(placeIds.flatMap((id, index) => (results[index]?.data ? [[id, results[index].data.name] as const] : []))),
  });
}

/** Asks for a plan. */
export function useStartGeneration(tripId: string) {
  return useMutation({
    mutationFn: (body: Schema<'StartGenerationBody'>) =>
      answerOf(api.POST('/api/v1/trips/{tripId}/generations', { params: { path: { tripId } }, body })),
  });
}

/** How far a plan is. */
export function readGeneration(tripId: string, generationId: string) {
  return answerOf(
    api.GET('/api/v1/trips/{tripId}/generations/{generationId}', { params: { path: { tripId, generationId } } }),
  );
}

/** Stops a plan that is being made. */
export function useCancelGeneration(tripId: string) {
  return useMutation({
    mutationFn: (generationId: string) =>
      answerOf(
        api.DELETE('/api/v1/trips/{tripId}/generations/{generationId}', { params: { path: { tripId, generationId } } }),
      ),
  });
}
