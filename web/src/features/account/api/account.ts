import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import type { Schema } from '@/shared/api/problem';
import { profileQuery } from '@/shared/api/session';

type LoginBody = Schema<'LoginBody'>;

/** Begins a session; the cookies that carry it are out of the page's reach, and the tokens of the answer are not kept. */
export function useLogIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: LoginBody) => answerOf(api.POST('/api/v1/users/login', { body })),
    onSuccess: ({ user }) => {
      cache.clear();
      cache.setQueryData(profileQuery.queryKey, user);
    },
  });
}

/** Makes an account and logs in with it. */
export function useSignUp() {
  const logIn = useLogIn();
  return useMutation({
    mutationFn: async (body: Schema<'RegisterBody'>) => {
      await answerOf(api.POST('/api/v1/users/register', { body }));
      return logIn.mutateAsync({ username: body.username, password: body.password });
    },
  });
}

/** Asks whether a user name is still free. */
export function useUsernameAvailable(username: string, enabled: boolean) {
  return useQuery({
    queryKey: ['available', 'username', username],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/users/check/username/{username}', { params: { path: { username } }, signal })),
    enabled,
    retry: false,
    select: ({ available }) => available,
  });
}

/** Asks whether an e-mail address has no account yet. */
export function useEmailAvailable(email: string, enabled: boolean) {
  return useQuery({
    queryKey: ['available', 'email', email],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/users/check/email/{email}', { params: { path: { email } }, signal })),
    enabled,
    retry: false,
    select: ({ available }) => available,
  });
}

/** Asks for a link to set a new password. */
export function useForgotPassword() {
  return useMutation({
    mutationFn: (email: string) => answerOf(api.POST('/api/v1/users/password/forgot', { body: { email } })),
  });
}

/** Sets a new password with the right that the link gives. */
export function useResetPassword() {
  return useMutation({
    mutationFn: (body: Schema<'ResetPasswordBody'>) => answerOf(api.POST('/api/v1/users/password/reset', { body })),
  });
}

/** Whether one can log in through another issuer; not where the server does not know. */
export function useOidcOffer(): boolean {
  const offer = useQuery({
    queryKey: ['oidc'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users/oidc', { signal })),
    retry: false,
    staleTime: 5 * 60_000,
  });
  return offer.data?.offered === true;
}
