/** What is near, and a place by itself. */
import { createRoute } from '@tanstack/react-router';
import { ComingPage } from '../ComingPage';
import { shellRoute } from './base';

export const placeRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/nearby', component: ComingPage }),
] as const;
