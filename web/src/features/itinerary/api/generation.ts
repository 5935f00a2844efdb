/** Planning again: started here, followed until there is a proposal. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '@/shared/api/client';
import { followEvents } from '@/shared/api/events';
import { keys } from '@/shared/api/keys';
import type { Schema } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { refreshTrip } from './edits';

type Generation = Schema<'Generation'>;

const ENDED: readonly Generation['status'][] = ['completed', 'failed', 'cancelled'];

export function useStartGeneration(tripId: string) {
  return useMutation({
    mutationFn: (request: Schema<'StartGenerationBody'>) =>
      answerOf(
        api.POST('/api/v1/trips/{tripId}/generations', { params: { path: { tripId } }, body: request }),
      ),
  });
}

export function useCancelGeneration(tripId: string) {
  return useMutation({
    mutationFn: (generationId: string) =>
      answerOf(
        api.DELETE('/api/v1/trips/{tripId}/generations/{generationId}', { params: { path: { tripId, generationId } } }),
      ),
  });
}

function readGeneration(tripId: string, generationId: string): Promise<Generation> {
  return answerOf(
    api.GET('/api/v1/trips/{tripId}/generations/{generationId}', { params: { path: { tripId, generationId } } }),
  );
}

/** How far a generation is, as it goes on. */
export function useFollowedGeneration(tripId: string, generationId: string | undefined): Generation | undefined {
  const [generation, setGeneration] = useState<Generation>();
  useEffect(() => {
    if (generationId === undefined) return undefined;
    const end = new AbortController();
    const look = async () => {
      const now = await readGeneration(tripId, generationId);
      setGeneration(now);
      return ENDED.includes(now.status);
    };
    const following = followEvents({
      url: `/api/v1/trips/${tripId}/generations/${generationId}/events`,
      signal: end.signal,
      onEvent: ({ name, body }) => {
        if (name === 'progress') setGeneration(JSON.parse(body) as Generation);
        if (name === 'finished') void look().then((ended) => ended && end.abort());
      },
      poll: look,
    });
    void following;
    return () => end.abort();
  }, [tripId, generationId]);
  return generation?.generationId === generationId ? generation : undefined;
}

export function useProposal(tripId: string, proposalId: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.itinerary(tripId), 'proposal', proposalId, language],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/trips/{tripId}/proposals/{proposalId}', { params: { path: { tripId, proposalId } }, signal }),
      ),
  });
}

/** Takes all changes of a proposal, or the chosen ones. */
export function useApplyProposal(tripId: string, proposalId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (changes: string[] | undefined) =>
      answerOf(
        api.POST('/api/v1/trips/{tripId}/proposals/{proposalId}/apply', {
          params: { path: { tripId, proposalId } },
          body: changes ? { changes } : {},
        }),
      ),
    onSettled: () => refreshTrip(cache, tripId),
  });
}

export function useDiscardProposal(tripId: string, proposalId: string) {
  return useMutation({
    mutationFn: () =>
      answerOf(
        api.DELETE('/api/v1/trips/{tripId}/proposals/{proposalId}', { params: { path: { tripId, proposalId } } }),
      ),
  });
}
