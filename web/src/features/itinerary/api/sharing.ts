/** What leaves the trip: files, links, the calendar, companions; and what people think of it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, fetchWithSession } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { readProblem, type Schema } from '@/shared/api/problem';

type Role = Schema<'CompanionRole'>;

/** The name that the server gives a file, in either form of the header. */
export function fileName(header: string | null, fallback: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(header ?? '')?.[1] ?? fallback;
}

/** Makes a file of the trip. */
export function useExport(tripId: string) {
  return useMutation({
    mutationFn: async (body: Schema<'ExportBody'>) => {
      const answer = await fetchWithSession(
        new Request(new URL(`/api/v1/trips/${tripId}/exports`, window.location.origin), {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
      if (!answer.ok) throw readProblem(await answer.json().catch(() => undefined), answer);
      const name = fileName(answer.headers.get('content-disposition'), `trip.${body.format}`);
      return { name, blob: await answer.blob() };
    },
  });
}

export function useMakeCalendar(tripId: string) {
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/trips/{tripId}/calendar', { params: { path: { tripId } } })),
  });
}

export function useRevokeCalendar(tripId: string) {
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/trips/{tripId}/calendar', { params: { path: { tripId } } })),
  });
}

export function useShare(tripId: string) {
  return useMutation({
    mutationFn: (body: Schema<'ShareBody'>) =>
      answerOf(api.POST('/api/v1/trips/{tripId}/share', { params: { path: { tripId } }, body })),
  });
}

export function useUnshare(tripId: string) {
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/trips/{tripId}/share', { params: { path: { tripId } } })),
  });
}

const companionsKey = (tripId: string) => [...keys.trip(tripId), 'companions'];

export function useCompanions(tripId: string) {
  return useQuery({
    queryKey: companionsKey(tripId),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/trips/{tripId}/companions', { params: { path: { tripId } }, signal })),
  });
}

export function useInvite(tripId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (role: Role) =>
      answerOf(api.POST('/api/v1/trips/{tripId}/companions', { params: { path: { tripId } }, body: { role } })),
    onSettled: () => cache.invalidateQueries({ queryKey: companionsKey(tripId) }),
  });
}

export function useChangeRole(tripId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ companionId, role }: { companionId: string; role: Role }) =>
      answerOf(
        api.PUT('/api/v1/trips/{tripId}/companions/{companionId}', {
          params: { path: { tripId, companionId } },
          body: { role },
        }),
      ),
    onSettled: () => cache.invalidateQueries({ queryKey: companionsKey(tripId) }),
  });
}

export function useRemoveCompanion(tripId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (companionId: string) =>
      answerOf(
        api.DELETE('/api/v1/trips/{tripId}/companions/{companionId}', { params: { path: { tripId, companionId } } }),
      ),
    onSettled: () => cache.invalidateQueries({ queryKey: companionsKey(tripId) }),
  });
}

export function useFeedback(tripId: string) {
  return useMutation({
    mutationFn: (body: Schema<'FeedbackBody'>) =>
      answerOf(api.POST('/api/v1/trips/{tripId}/feedback', { params: { path: { tripId } }, body })),
  });
}
