/** The table of contents of the pages. Each area lists its own in `routes/`. */
import { createRouter } from '@tanstack/react-router';
import { createQueryClient } from '@/shared/api/queryClient';
import { Skeleton } from '@/shared/components/Skeleton';
import { accountRoutes } from './routes/account';
import { rootRoute, shellRoute } from './routes/base';
import { dashboardRoutes } from './routes/dashboard';
import { itineraryRoutes } from './routes/itinerary';
import { partsRoutes } from './routes/parts';
import { personalRoutes } from './routes/personal';
import { placeRoutes } from './routes/places';
import { invitationRoutes, sharedRoutes } from './routes/sharing';
import { tripRoutes } from './routes/trips';

export const queryClient = createQueryClient();

const routeTree = rootRoute.addChildren([
  ...accountRoutes,
  ...partsRoutes,
  ...sharedRoutes,
  shellRoute.addChildren([...dashboardRoutes, ...tripRoutes, ...itineraryRoutes, ...placeRoutes, ...personalRoutes, ...invitationRoutes]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // The query cache decides how old an answer may be.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingComponent: () => <Skeleton count={3} height={6} />,
  defaultPendingMs: 300,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
