/** All trips, and the steps that plan one. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readTripSearch } from '@/features/trips/filter';
import { shellRoute, withWords } from './base';

export const tripRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trips',
    validateSearch: readTripSearch,
    component: lazyRouteComponent(withWords(() => import('@/features/trips/TripsPage'), 'trips', 'trip'), 'TripsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trips/new',
    component: lazyRouteComponent(withWords(() => import('@/features/wizard/BasicsPage'), 'wizard'), 'NewTripPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trips/$tripId/basics',
    component: lazyRouteComponent(withWords(() => import('@/features/wizard/BasicsPage'), 'wizard'), 'BasicsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trips/$tripId/destinations',
    component: lazyRouteComponent(
      withWords(() => import('@/features/wizard/DestinationsPage'), 'wizard'),
      'DestinationsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trips/$tripId/generation',
    component: lazyRouteComponent(
      withWords(() => import('@/features/wizard/GenerationPage'), 'wizard', 'trip', 'place'),
      'GenerationPage',
    ),
  }),
] as const;
