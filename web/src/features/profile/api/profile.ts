import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Schema } from '@/shared/api/problem';
import { profileQuery, type Profile } from '@/shared/api/session';

const SESSIONS = [...keys.profile, 'sessions'] as const;
const TOKENS = [...keys.profile, 'tokens'] as const;
const PAGE = 50;

/** The account, with what the screens of the profile show of it. */
export function useAccount(): Profile | undefined {
  return useQuery(profileQuery).data;
}

function useRefresh(key: readonly string[]) {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: key });
}

/** Changes name, phone, e-mail address or language. */
export function useUpdateProfile() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ProfileBody'>) => answerOf(api.PUT('/api/v1/users/me', { body })),
    onSuccess: (profile) => cache.setQueryData(profileQuery.queryKey, profile),
  });
}

/** Proves with the code from the mail whose a new address is. */
export function useVerifyEmail() {
  const refresh = useRefresh(keys.profile);
  return useMutation({
    mutationFn: (code: string) => answerOf(api.POST('/api/v1/users/me/email/verify', { body: { code } })),
    onSuccess: refresh,
  });
}

/** Puts up a picture, or takes it away. */
export function useAvatar() {
  const refresh = useRefresh(keys.profile);
  return useMutation({
    mutationFn: async (picture: Blob | undefined) => {
      if (picture === undefined) return void (await answerOf(api.DELETE('/api/v1/users/me/avatar')));
      const form = new FormData();
      form.append('file', picture, 'avatar.jpg');
      await answerOf(api.POST('/api/v1/users/me/avatar', { body: form as never, bodySerializer: () => form }));
    },
    onSuccess: refresh,
  });
}

/** Another password; every other session ends. */
export function useChangePassword() {
  const refresh = useRefresh(SESSIONS);
  return useMutation({
    mutationFn: (body: Schema<'ChangePasswordBody'>) => answerOf(api.PUT('/api/v1/users/me/password', { body })),
    onSuccess: refresh,
  });
}

/** Where one is logged in. */
export function useSessions() {
  return useQuery({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users/me/sessions', { params: { query: { size: PAGE } }, signal })),
  });
}

/** Ends one session, or all but this one. */
export function useEndSessions() {
  const refresh = useRefresh(SESSIONS);
  return useMutation({
    mutationFn: (sessionId: string | undefined) =>
      sessionId === undefined
        ? answerOf(api.DELETE('/api/v1/users/me/sessions'))
        : answerOf(api.DELETE('/api/v1/users/me/sessions/{sessionId}', { params: { path: { sessionId } } })),
    onSuccess: refresh,
  });
}

/** The tokens of one's programs. */
export function useTokens() {
  return useQuery({
    queryKey: TOKENS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users/me/tokens', { params: { query: { size: PAGE } }, signal })),
  });
}

/** Makes a token; its secret is in this answer only. */
export function useCreateToken() {
  const refresh = useRefresh(TOKENS);
  return useMutation({
    mutationFn: (body: Schema<'CreateTokenBody'>) => answerOf(api.POST('/api/v1/users/me/tokens', { body })),
    onSuccess: refresh,
    gcTime: 0,
  });
}

/** Takes a token away. */
export function useDeleteToken() {
  const refresh = useRefresh(TOKENS);
  return useMutation({
    mutationFn: (tokenId: string) =>
      answerOf(api.DELETE('/api/v1/users/me/tokens/{tokenId}', { params: { path: { tokenId } } })),
    onSuccess: refresh,
  });
}

/** The ways in and out of a second factor. */
export function useTotp() {
  const refresh = useRefresh(keys.profile);
  return {
    enrol: useMutation({
      mutationFn: () => answerOf(api.POST('/api/v1/users/me/totp/enrol')),
      gcTime: 0,
    }),
    confirm: useMutation({
      mutationFn: (code: string) => answerOf(api.POST('/api/v1/users/me/totp/confirm', { body: { code } })),
      onSuccess: refresh,
      gcTime: 0,
    }),
    remove: useMutation({
      mutationFn: (password: string) => answerOf(api.POST('/api/v1/users/me/totp/remove', { body: { password } })),
      onSuccess: refresh,
    }),
  };
}

/** Everything that the server keeps about the account, as one file. */
export function useExport() {
  return useMutation({ mutationFn: () => answerOf(api.GET('/api/v1/users/me/export', { parseAs: 'blob' })) });
}

/** Deletes the account with all that belongs to it. */
export function useDeleteAccount() {
  return useMutation({
    mutationFn: (password: string) => answerOf(api.DELETE('/api/v1/users/me', { body: { password } })),
  });
}

/** What happened, newest first. */
export function useNotifications() {
  return useQuery({
    queryKey: keys.notifications,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/users/me/notifications', { params: { query: { size: PAGE } }, signal })),
  });
}

/** Marks all that happened as read. */
export function useReadNotifications() {
  const refresh = useRefresh(keys.notifications);
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/users/me/notifications/read')),
    onSuccess: refresh,
  });
}
