/** What happens when a session ends while somebody reads: the log-in, with a way back to where they were. */
import { onSessionEnd } from '@/shared/api/client';
import { forgetSession, profileQuery } from '@/shared/api/session';
import { queryClient, router } from './router';
import { shellRoute } from './routes/base';

/** Leads to the log-in once a session cannot be renewed. Where nobody was logged in, the guard of the pages does. */
export function watchSession() {
  let leaving = false;
  onSessionEnd(() => {
    const behindLogIn = router.state.matches.some(({ routeId }) => routeId === shellRoute.id);
    if (leaving || !behindLogIn || queryClient.getQueryData(profileQuery.queryKey) === undefined) return;
    leaving = true;
    const search = { returnTo: router.state.location.href, ended: true };
    void router
      .navigate({ to: '/login', search })
      .then(() => forgetSession(queryClient))
      .finally(() => {
        leaving = false;
      });
  });
}
