/** The calls behind links that somebody was sent. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Schema } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/useLanguage';

export type SharedDay = Schema<'SharedDay'>;

/** A trip as its link shows it; nobody needs to be logged in. */
export function useSharedTrip(token: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: ['shared', token, language],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/shared/{token}', { params: { path: { token } }, signal })),
    retry: false,
  });
}

/** Accepts an invitation, once. */
export function useAcceptInvitation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      answerOf(api.POST('/api/v1/trips/invitations/{token}', { params: { path: { token } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.trips }),
  });
}
