/** All trips, the wizard and the itinerary. */
import { createRoute } from '@tanstack/react-router';
import { ComingPage } from '../ComingPage';
import { shellRoute } from './base';

export const tripRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/trips', component: ComingPage }),
  createRoute({ getParentRoute: () => shellRoute, path: '/trips/new', component: ComingPage }),
  createRoute({ getParentRoute: () => shellRoute, path: '/trips/$tripId', component: ComingPage }),
  createRoute({ getParentRoute: () => shellRoute, path: '/trips/$tripId/basics', component: ComingPage }),
  createRoute({ getParentRoute: () => shellRoute, path: '/trips/$tripId/destinations', component: ComingPage }),
  createRoute({ getParentRoute: () => shellRoute, path: '/trips/$tripId/generation', component: ComingPage }),
] as const;
