/** Today, and what somebody changes of their own account. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ComingPage } from '../ComingPage';
import { shellRoute, withWords } from './base';

export const personalRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/today',
    component: lazyRouteComponent(
      withWords(() => import('@/features/today/TodayPage'), 'today', 'place', 'itinerary'),
      'TodayPage',
    ),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/profile', component: ComingPage }),
] as const;
