/** The itinerary of a trip, and the comparison with a further plan for it. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute, withWords } from './base';

export const itineraryRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trips/$tripId',
    validateSearch: (search: Record<string, unknown>): { day?: number } => {
      const day = Number(search['day']);
      return Number.isInteger(day) && day > 0 ? { day } : {};
    },
    component: lazyRouteComponent(
      withWords(
        () => import('@/features/itinerary/ItineraryPage'),
        'itinerary',
        'itineraryEdit',
        'itineraryTools',
        'trip',
        'place',
        'map',
      ),
      'ItineraryPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/trips/$tripId/proposals/$proposalId',
    component: lazyRouteComponent(
      withWords(
        () => import('@/features/itinerary/ProposalPage'),
        'itinerary',
        'itineraryEdit',
        'itineraryTools',
        'place',
      ),
      'ProposalPage',
    ),
  }),
] as const;
