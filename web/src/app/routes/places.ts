/** What is near, and a place by itself. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute, withWords } from './base';

export const placeRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/nearby',
    component: lazyRouteComponent(
      withWords(() => import('@/features/places/NearbyPage'), 'places', 'place', 'map'),
      'NearbyPage',
    ),
  }),
  // The id of a place holds a slash.
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/places/$',
    component: lazyRouteComponent(
      withWords(() => import('@/features/places/PlacePage'), 'places', 'place', 'map'),
      'PlacePage',
    ),
  }),
] as const;
