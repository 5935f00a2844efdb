/** What the routes of all features hang on: the root, and the frame behind the log-in with its guard. */
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { agreeOnLanguage } from '@/shared/api/accountLanguage';
import { checkConnection, ping } from '@/shared/api/connection';
import { keepDraftsOf } from '@/shared/api/draftStore';
import { ApiProblem, isUnauthenticated, NO_CONNECTION } from '@/shared/api/problem';
import { profileQuery } from '@/shared/api/session';
import { loadWords } from '@/shared/i18n/i18n';
import type { Namespace } from '@/shared/i18n/namespaces';
import { BareFrame } from '../BareFrame';
import { FailedPage, MissingPage } from '../FailedPage';
import { Shell } from '../Shell';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  errorComponent: (failure) => (
    <BareFrame>
      <FailedPage {...failure} />
    </BareFrame>
  ),
  notFoundComponent: () => (
    <BareFrame>
      <MissingPage />
    </BareFrame>
  ),
});

/** Every page that needs somebody logged in is a child of this one. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      const profile = await context.queryClient.ensureQueryData(profileQuery);
      keepDraftsOf(profile.userId);
      await agreeOnLanguage(context.queryClient, profile);
    } catch (reason) {
      if (!isUnauthenticated(reason)) throw reason;
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { returnTo: location.href } });
    }
  },
  component: Shell,
  errorComponent: FailedPage,
  notFoundComponent: MissingPage,
});

/** A page's module, loaded together with the words that it shows. */
export function withWords<Module>(load: () => Promise<Module>, ...namespaces: Namespace[]): () => Promise<Module> {
  return async () => {
    try {
      const [module] = await Promise.all([load(), loadWords(...namespaces)]);
      return module;
    } catch (reason) {
      // A file that is gone from a server that is there belongs to an older app: the router loads the page anew.
      if (await ping()) throw reason;
      void checkConnection();
      throw new ApiProblem({ status: 0, code: NO_CONNECTION });
    }
  };
}
