/** The pages before the log-in. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, withWords } from './base';

/** Where to go after the log-in: a path of ours, never another site's address. */
function readReturn(search: Record<string, unknown>): { returnTo?: string } {
  const wanted = search['returnTo'];
  const returns = typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted);
  return returns ? { returnTo: wanted } : {};
}

/** Why somebody who was logged in is asked to do so again. */
function readLogIn(search: Record<string, unknown>): { returnTo?: string; ended?: boolean } {
  return {
    ...readReturn(search),
    ...(search['ended'] === true ? { ended: true } : {}),
  };
}

export const accountRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/login',
    validateSearch: readLogIn,
    component: lazyRouteComponent(withWords(() => import('@/features/account/LoginPage'), 'account'), 'LoginPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-up',
    validateSearch: readReturn,
    component: lazyRouteComponent(withWords(() => import('@/features/account/SignUpPage'), 'account'), 'SignUpPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgot-password',
    component: lazyRouteComponent(
      withWords(() => import('@/features/account/ForgotPasswordPage'), 'account'),
      'ForgotPasswordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reset-password',
    validateSearch: (search: Record<string, unknown>): { token?: string } =>
      typeof search['token'] === 'string' ? { token: search['token'] } : {},
    component: lazyRouteComponent(
      withWords(() => import('@/features/account/ResetPasswordPage'), 'account'),
      'ResetPasswordPage',
    ),
  }),
] as const;
