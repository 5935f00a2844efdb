/** All parts on one page, for who builds screens; the built app has no such page. */
import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { rootRoute } from './base';

export const partsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/_parts',
    beforeLoad: () => {
      if (!import.meta.env.DEV) throw notFound();
    },
    component: import.meta.env.DEV
      ? lazyRouteComponent(() => import('@/features/parts/PartsPage'), 'PartsPage')
      : () => null,
  }),
] as const;
