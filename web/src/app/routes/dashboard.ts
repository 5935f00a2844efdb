/** The first page behind the log-in. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute, withWords } from './base';

export const dashboardRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',
    component: lazyRouteComponent(
      withWords(() => import('@/features/dashboard/DashboardPage'), 'dashboard', 'trip'),
      'DashboardPage',
    ),
  }),
] as const;
