/** The ideas without a day. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Schema } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/useLanguage';

/** The newest ideas, each with the days on which it would fit. */
export function useTray(tripId: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.tray(tripId), 'page', language],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/trips/{tripId}/tray', { params: { path: { tripId }, query: { size: 50 } }, signal }),
      ),
  });
}

export function useAddIdea(tripId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'AddIdeaBody'>) =>
      answerOf(api.POST('/api/v1/trips/{tripId}/tray', { params: { path: { tripId } }, body })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.tray(tripId) }),
  });
}

export function useRemoveIdea(tripId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (ideaId: string) =>
      answerOf(api.DELETE('/api/v1/trips/{tripId}/tray/{ideaId}', { params: { path: { tripId, ideaId } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.tray(tripId) }),
  });
}
