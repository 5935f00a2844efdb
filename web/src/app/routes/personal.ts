/** Today, and what somebody changes of their own account. */
import { createRoute } from '@tanstack/react-router';
import { ComingPage } from '../ComingPage';
import { shellRoute } from './base';

export const personalRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/today', component: ComingPage }),
  createRoute({ getParentRoute: () => shellRoute, path: '/profile', component: ComingPage }),
] as const;
