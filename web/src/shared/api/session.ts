/** Who is logged in: asked by the guard of the pages, shown by the shell, changed by the account. */
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client';
import { forgetDrafts } from './draftStore';
import { keys } from './keys';
import { forgetReadings } from './offline';
import type { Schema } from './problem';

/** The account of who is logged in. */
export type Profile = Schema<'Profile'>;

/** Asks who is logged in; fails with 401 when nobody is. */
export const profileQuery = queryOptions({
  queryKey: keys.profile,
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users/me', { signal })),
  staleTime: 5 * 60_000,
});

/** Who is logged in, while that is known. */
export function useProfile(): Profile | undefined {
  return useQuery({ ...profileQuery, enabled: false }).data;
}

/** Forgets everything that was read: the next one at this device may be somebody else. */
export async function forgetSession(cache: QueryClient): Promise<void> {
  cache.clear();
  await forgetReadings();
}

/** Ends the session and forgets everything that was read and entered with it. */
export function useLogOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/users/logout')),
    onSettled: () => {
      forgetDrafts();
      return forgetSession(cache);
    },
  });
}
