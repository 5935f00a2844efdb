/** What opens from links that somebody was sent. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, shellRoute, withWords } from './base';

/** For everybody who has the link. */
export const sharedRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/shared/$token',
    component: lazyRouteComponent(
      withWords(() => import('@/features/sharing/SharedPage'), 'sharing', 'map'),
      'SharedPage',
    ),
  }),
] as const;

/** For those who log in. */
export const invitationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/invitations/$token',
    component: lazyRouteComponent(
      withWords(() => import('@/features/sharing/InvitationPage'), 'sharing'),
      'InvitationPage',
    ),
  }),
] as const;
