/** Today, and what somebody changes of their own account. */
import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readAdminSearch } from '@/features/admin/sections';
import { profileQuery } from '@/shared/api/session';
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
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/profile',
    component: lazyRouteComponent(withWords(() => import('@/features/profile/ProfilePage'), 'profile'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin',
    validateSearch: readAdminSearch,
    beforeLoad: async ({ context }) => {
      // Hidden from others; the server refuses them in any case.
      const { roles } = await context.queryClient.ensureQueryData(profileQuery);
      if (!roles.includes('ADMIN')) throw notFound();
    },
    component: lazyRouteComponent(withWords(() => import('@/features/admin/AdminPage'), 'admin', 'place'), 'AdminPage'),
  }),
] as const;
