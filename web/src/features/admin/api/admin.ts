import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import type { Schema } from '@/shared/api/problem';

const KEY = 'admin';
const PAGE = 50;
const LOOK_AGAIN_MILLISECONDS = 2_000;
const OVERVIEW_MILLISECONDS = 10_000;

/** A change after which a part of the administration is asked for anew. */
function useChange<Given, Done = unknown>(part: string, change: (given: Given) => Promise<Done>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => cache.invalidateQueries({ queryKey: [KEY, part] }),
  });
}

export function useHealth() {
  return useQuery({
    queryKey: [KEY, 'health'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/admin/health', { signal })),
    refetchInterval: OVERVIEW_MILLISECONDS,
    retry: false,
  });
}

export function useUsers(q: string) {
  return useQuery({
    queryKey: [KEY, 'users', q],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/users', { params: { query: { size: PAGE, ...(q === '' ? {} : { q }) } }, signal })),
    placeholderData: (before) => before,
    retry: false,
  });
}

/** What can be done with an account. */
export function useUserChanges() {
  return {
    roles: useChange('users', ({ userId, roles }: { userId: string } & Schema<'RolesBody'>) =>
      answerOf(api.PUT('/api/v1/users/{userId}/roles', { params: { path: { userId } }, body: { roles } })),
    ),
    act: useChange('users', ({ userId, action }: { userId: string; action: 'unlock' | 'disable' | 'enable' }) =>
      answerOf(api.POST(`/api/v1/users/{userId}/${action}`, { params: { path: { userId } } })),
    ),
  };
}

export function useHeldMails() {
  return useQuery({
    queryKey: [KEY, 'links'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users/admin/links', { params: { query: { size: PAGE } }, signal })),
    retry: false,
    gcTime: 0,
  });
}

export function useGenerations(status: Schema<'GenerationStatus'> | 'all') {
  return useQuery({
    queryKey: [KEY, 'generations', status],
    queryFn: ({ signal }) => {
      const query = { size: PAGE, ...(status === 'all' ? {} : { status }) };
      return answerOf(api.GET('/api/v1/ai/generations', { params: { query }, signal }));
    },
    placeholderData: (before) => before,
    retry: false,
  });
}

export function useQueues() {
  return useQuery({
    queryKey: [KEY, 'queues'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/admin/queues', { signal })),
    refetchInterval: OVERVIEW_MILLISECONDS,
  });
}

export function useDeadLetters(queue: string) {
  return useQuery({
    queryKey: [KEY, 'queues', 'dead', queue],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/admin/dead-letters', { params: { query: { queue, size: PAGE } }, signal })),
  });
}

/** Sends dead letters again, or throws them away. */
export function useDeadLetterChanges() {
  return useChange('queues', ({ action, ...body }: Schema<'DeadLetterChoice'> & { action: 'resend' | 'discard' }) =>
    action === 'resend'
      ? answerOf(api.POST('/api/v1/admin/dead-letters/resend', { body }))
      : answerOf(api.POST('/api/v1/admin/dead-letters/discard', { body })),
  );
}

export function useCaches() {
  return useQuery({
    queryKey: [KEY, 'caches'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/admin/caches', { signal })),
  });
}

export function useClearCaches() {
  return useChange<void>('caches', () => answerOf(api.DELETE('/api/v1/admin/caches')));
}

/** The packs with what the destinations say of them. */
export function usePacks(lang: 'ko' | 'en') {
  return useQuery({
    queryKey: [KEY, 'packs', lang],
    queryFn: async ({ signal }) => {
      const query = { lang, size: 100 };
      const [packs, destinations] = await Promise.all([
        answerOf(api.GET('/api/v1/locations/packs', { params: { query }, signal })),
        answerOf(api.GET('/api/v1/locations/destinations', { params: { query }, signal })),
      ]);
      return packs.items.map((pack) => ({ ...pack, facts: destinations.items.find(({ id }) => id === pack.destination) }));
    },
  });
}

/** The imports that go on or ended lately; looked at again while one goes on. */
export function useImports(lang: 'ko' | 'en') {
  return useQuery({
    queryKey: [KEY, 'packs', 'imports', lang],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/locations/packs/imports', { params: { query: { lang, size: 10 } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => status === 'queued' || status === 'processing') ? LOOK_AGAIN_MILLISECONDS : false,
  });
}

export function useImportPack() {
  return useChange('packs', (form: FormData) =>
    answerOf(api.POST('/api/v1/locations/packs', { body: form as never, bodySerializer: () => form })),
  );
}

export function useDeletePack() {
  return useChange('packs', (destination: string) =>
    answerOf(api.DELETE('/api/v1/locations/packs/{destination}', { params: { path: { destination } } })),
  );
}

export function useBackups() {
  return useQuery({
    queryKey: [KEY, 'backups'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/admin/backups', { signal })),
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'running') ? LOOK_AGAIN_MILLISECONDS : false),
    retry: false,
  });
}

export function useMakeBackup() {
  return useChange<void>('backups', () => answerOf(api.POST('/api/v1/admin/backups')));
}

export function useMapSettings() {
  return useQuery({
    queryKey: [KEY, 'map'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/locations/map', { signal })),
    retry: false,
  });
}

export function useSaveMapSettings() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'MapSettingsBody'>) => answerOf(api.PUT('/api/v1/locations/map', { body })),
    onSuccess: () => cache.invalidateQueries(),
  });
}
